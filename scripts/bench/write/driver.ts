import type Database from 'better-sqlite3';
import pg from 'pg';
import { engineOf, type Row } from '@/lib/db/engine';
import { connectionSettings } from '@/lib/db/postgresql/settings';
import { openFile } from '@/lib/db/sqlite/raw';

/** One connection of the bare driver: prepared statements, durable commits. */
export type Driver = {
  /** Runs a statement, which is prepared the first time. Returns its rows. */
  run: (sql: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
};

/** SQLite has only one writer at a time. */
export function connectionsFor(url: string, clients: number): number {
  return engineOf(url) === 'sqlite' ? 1 : clients;
}

export async function openDriver(url: string): Promise<Driver> {
  return engineOf(url) === 'sqlite' ? openSqlite(url) : openPostgresql(url);
}

function openSqlite(url: string): Driver {
  const database = openFile(url);
  const statements = new Map<string, Database.Statement<unknown[], Row>>();
  return {
    run: async (sql, values = []) => {
      let statement = statements.get(sql);
      if (!statement) {
        // Our statements use each parameter once, in the order of their numbers.
        statement = database.prepare<unknown[], Row>(sql.replaceAll(/\$\d+/g, '?'));
        statements.set(sql, statement);
      }
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
    close: async () => void database.close(),
  };
}

async function openPostgresql(url: string): Promise<Driver> {
  const client = new pg.Client(connectionSettings(url, 'write'));
  await client.connect();
  const names = new Map<string, string>();
  return {
    run: async (text, values = []) => {
      const name = names.get(text) ?? `bare_${names.size}`;
      names.set(text, name);
      return (await client.query<Row>({ name, text, values })).rows;
    },
    close: () => client.end(),
  };
}
