import Database from 'better-sqlite3';
import pg from 'pg';
import type { Engine } from '@/lib/db/engine';

/** What fails in the driver. */
export type Kind =
  'fault' | 'conflict' | 'deadlock' | 'locked' | 'cut' | 'reset' | 'stopping' | 'full';

/** A fault at the n-th statement, before it reaches the database or after it was executed. */
export type Fault = { at: number; when: 'before' | 'after'; kind: Kind };

/** The kinds of fault on each engine; SQLite has no connection to cut. */
export const KINDS: Record<Engine, Kind[]> = {
  sqlite: ['fault', 'conflict', 'locked', 'full'],
  postgresql: ['fault', 'conflict', 'deadlock', 'locked', 'cut', 'reset', 'stopping', 'full'],
};

let armed: Fault | undefined;
let statements: string[] = [];

/**
 * Runs `work` with a fault at one of its statements, and returns all of its statements in order.
 * Nothing else may use the database from this process at the same time.
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
function nextFault(sql: string): Fault | undefined {
  statements.push(sql);
  if (statements.length !== armed?.at) return undefined;
  const fault = armed;
  armed = undefined;
  return fault;
}

/** Modifies both drivers, for the rest of this process. */
export function interceptDrivers(): void {
  interceptSqlite();
  interceptPostgresql();
}

function interceptSqlite(): void {
  const prepare = Database.prototype.prepare as (sql: string) => Database.Statement;
  Object.assign(Database.prototype, {
    prepare(this: Database.Database, sql: string) {
      const statement = prepare.call(this, sql);
      for (const method of ['run', 'all'] as const) {
        const execute = statement[method].bind(statement) as (...given: unknown[]) => unknown;
        Object.assign(statement, {
          [method]: (...given: unknown[]) => {
            const fault = nextFault(sql);
            if (fault?.when === 'before') throw sqliteError(fault.kind);
            const result = execute(...given);
            if (fault) throw sqliteError(fault.kind);
            return result;
          },
        });
      }
      return statement;
    },
  });
}

function interceptPostgresql(): void {
  const query = pg.Client.prototype.query as (...given: unknown[]) => Promise<unknown>;
  Object.assign(pg.Client.prototype, {
    async query(this: pg.Client, ...given: unknown[]) {
      const execute = () => query.apply(this, given);
      // Queries with a callback come from the reader's pool, which takes no part in changes.
      if (given.some((argument) => typeof argument === 'function')) return execute();
      const fault = nextFault((given[0] as { text: string }).text);
      if (!fault) return execute();
      if (fault.when === 'after') await execute();
      if (fault.kind !== 'cut') throw postgresqlError(fault.kind);
      cut(this);
      // The driver's own error for a closed connection.
      return execute();
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

/** Errors as the driver throws them: those of the server have a severity, those of the network a system call. */
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
