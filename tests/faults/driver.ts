import Database from 'better-sqlite3';
import pg from 'pg';
import type { Engine } from '@/lib/db/engine';

/** What goes wrong in the driver. */
export type Kind =
  'fault' | 'conflict' | 'deadlock' | 'locked' | 'cut' | 'reset' | 'stopping' | 'full';

/** One thing that goes wrong, at the n-th statement: before it reached the database, or after it was carried out. */
export type Fault = { at: number; when: 'before' | 'after'; kind: Kind };

/** What can go wrong on each engine; a connection to a file cannot be cut. */
export const KINDS: Record<Engine, Kind[]> = {
  sqlite: ['fault', 'conflict', 'locked', 'full'],
  postgresql: ['fault', 'conflict', 'deadlock', 'locked', 'cut', 'reset', 'stopping', 'full'],
};

let armed: Fault | undefined;
let statements: string[] = [];

/**
 * Runs `work`, one of whose statements goes wrong, and answers all that went through the driver meanwhile, in order.
 * Nobody else may use the database from this process at the same time.
 */
export async function withFault(
  fault: Fault | undefined,
  work: () => Promise<unknown>,
): Promise<string[]> {
  armed = fault;
  statements = [];
  await work();
  if (armed) throw new Error(`there was no statement ${armed.at}`);
  return statements;
}

/** The fault of this statement, if it has one. */
function meet(sql: string): Fault | undefined {
  statements.push(sql);
  if (statements.length !== armed?.at) return undefined;
  const fault = armed;
  armed = undefined;
  return fault;
}

/** Puts us between the product and both drivers, for as long as this process lives. */
export function takeDrivers(): void {
  takeSqlite();
  takePostgresql();
}

function takeSqlite(): void {
  const prepare = Database.prototype.prepare as (sql: string) => Database.Statement;
  Object.assign(Database.prototype, {
    prepare(this: Database.Database, sql: string) {
      const statement = prepare.call(this, sql);
      for (const method of ['run', 'all'] as const) {
        const carryOut = statement[method].bind(statement) as (...given: unknown[]) => unknown;
        Object.assign(statement, {
          [method]: (...given: unknown[]) => {
            const fault = meet(sql);
            if (fault?.when === 'before') throw sqliteError(fault.kind);
            const result = carryOut(...given);
            if (fault) throw sqliteError(fault.kind);
            return result;
          },
        });
      }
      return statement;
    },
  });
}

function takePostgresql(): void {
  const query = pg.Client.prototype.query as (...given: unknown[]) => Promise<unknown>;
  Object.assign(pg.Client.prototype, {
    async query(this: pg.Client, ...given: unknown[]) {
      const carryOut = () => query.apply(this, given);
      // With a callback it comes from the reader's pool, which has no part in a change.
      if (given.some((argument) => typeof argument === 'function')) return carryOut();
      const fault = meet((given[0] as { text: string }).text);
      if (!fault) return carryOut();
      if (fault.when === 'after') await carryOut();
      if (fault.kind !== 'cut') throw postgresqlError(fault.kind);
      cut(this);
      // What the driver itself says on such a connection.
      return carryOut();
    },
  });
}

function cut(client: pg.Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } };
  connection.stream.destroy();
}

const SQLITE_CODES: Partial<Record<Kind, string>> = {
  conflict: 'SQLITE_BUSY_SNAPSHOT',
  locked: 'SQLITE_BUSY',
  full: 'SQLITE_FULL',
};

function sqliteError(kind: Kind): Error {
  const [code, message] = [SQLITE_CODES[kind], `made up: ${kind}`];
  return code ? new Database.SqliteError(message, code) : new Error(message);
}

/** As the driver throws them: what the server says has a severity, what the network says a call that failed. */
const POSTGRESQL_ERRORS: Partial<Record<Kind, object>> = {
  conflict: { code: '40001', severity: 'ERROR' },
  deadlock: { code: '40P01', severity: 'ERROR' },
  locked: { code: '55P03', severity: 'ERROR' },
  reset: { code: 'ECONNRESET', errno: -104, syscall: 'read' },
  stopping: { code: '57P01', severity: 'FATAL' },
  full: { code: '53100', severity: 'ERROR' },
};

function postgresqlError(kind: Kind): Error {
  return Object.assign(new Error(`made up: ${kind}`), POSTGRESQL_ERRORS[kind]);
}
