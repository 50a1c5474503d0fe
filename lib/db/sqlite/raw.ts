import 'server-only';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as othersInTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Purpose, Raw } from '@/lib/db/engine';
import { assertDurable, databasePath } from './durable';

const BUSY_MS = 5_000;

const BATCH = 500;

export function openSqlite(url: string, purpose: Purpose): Raw {
  const database = openFile(url, purpose);
  return {
    engine: 'sqlite',
    execute: async (script) => void database.exec(script),
    rows: async <R>(sql: string, parameters: unknown[] = []) => {
      const statement = database.prepare<object[], R>(sqliteParameters(sql));
      if (statement.reader) return statement.all(...namedParameters(parameters));
      statement.run(...namedParameters(parameters));
      return [];
    },
    run: async (sql, parameters = []) =>
      database.prepare<object[]>(sqliteParameters(sql)).run(...namedParameters(parameters)).changes,
    // The driver is synchronous, so a large result must yield to the event loop.
    batches: async function* <R>(sql: string, parameters: unknown[] = []) {
      let batch: R[] = [];
      const statement = database.prepare<object[], R>(sqliteParameters(sql));
      for (const row of statement.iterate(...namedParameters(parameters))) {
        batch.push(row);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
        await othersInTurn();
      }
      if (batch.length > 0) yield batch;
      await othersInTurn();
    },
    close: async () => void database.close(),
  };
}

export function openFile(url: string, purpose: Purpose = 'write'): Database.Database {
  const file = databasePath(url);
  if (purpose === 'read') {
    return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  }
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const database = new Database(file, { timeout: BUSY_MS });
  const setting = (name: string) => String(database.pragma(name, { simple: true }));
  // Only an empty file takes it: others keep the space of deleted rows for new ones.
  if (setting('page_count') === '0') database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  assertDurable({
    journal_mode: setting('journal_mode'),
    synchronous: setting('synchronous'),
    foreign_keys: setting('foreign_keys'),
  });
  return database;
}

function sqliteParameters(sql: string): string {
  return sql.replaceAll(/\$(\d+)/g, '?$1');
}

function namedParameters(parameters: unknown[]): object[] {
  return parameters.length === 0
    ? []
    : [Object.fromEntries(parameters.map((value, index) => [String(index + 1), value]))];
}
