import type Database from 'better-sqlite3';
import pg from 'pg';
import { engineOf, type Row } from '@/lib/db/engine';
import { connectionSettings } from '@/lib/db/postgresql/settings';
import { openFile } from '@/lib/db/sqlite/raw';

/** One connection with nothing between us and the driver: prepared statements, commits on disk. */
export type Driver = {
  /** Runs a statement, prepared the first time; answers its rows. */
  run: (sql: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
};

/** How often the file's one writer can be opened: SQLite has one at a time, whoever asks. */
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
        // The parameters of ours stand in the order of their numbers, each once.
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
