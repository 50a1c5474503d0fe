import 'server-only';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as othersInTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Purpose, Raw } from '@/lib/db/engine';
import { assertDurable, databasePath } from './durable';

/** How long a plain connection waits for another one's write lock, in milliseconds. It blocks the whole process. */
const BUSY_MS = 5_000;

/** Rows that are held in memory at once. */
const BATCH = 500;

/** Opens the file of an embedded database; see `openRaw`. */
export function openSqlite(url: string, purpose: Purpose): Raw {
  const database = openFile(url, purpose);
  return {
    engine: 'sqlite',
    execute: async (script) => void database.exec(script),
    rows: async <R>(sql: string, parameters: unknown[] = []) => {
      const statement = database.prepare<object[], R>(numbered(sql));
      if (statement.reader) return statement.all(...byNumber(parameters));
      statement.run(...byNumber(parameters));
      return [];
    },
    run: async (sql, parameters = []) =>
      database.prepare<object[]>(numbered(sql)).run(...byNumber(parameters)).changes,
    // The driver never waits, so a long answer has to let the rest of the process go on by itself.
    batches: async function* <R>(sql: string, parameters: unknown[] = []) {
      let batch: R[] = [];
      const statement = database.prepare<object[], R>(numbered(sql));
      for (const row of statement.iterate(...byNumber(parameters))) {
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

/**
 * The file itself, in write-ahead mode and with every commit on disk. Throws one sentence where that cannot be had.
 */
export function openFile(url: string, purpose: Purpose = 'write'): Database.Database {
  const file = databasePath(url);
  if (purpose === 'read') {
    return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  }
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const database = new Database(file, { timeout: BUSY_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const setting = (name: string) => String(database.pragma(name, { simple: true }));
  assertDurable({
    journal_mode: setting('journal_mode'),
    synchronous: setting('synchronous'),
    foreign_keys: setting('foreign_keys'),
  });
  return database;
}

/** SQLite numbers its parameters as ?1 where PostgreSQL writes $1. */
function numbered(sql: string): string {
  return sql.replaceAll(/\$(\d+)/g, '?$1');
}

/** Parameters as the driver takes numbered ones: by name, and not at all where there are none. */
function byNumber(parameters: unknown[]): object[] {
  return parameters.length === 0
    ? []
    : [Object.fromEntries(parameters.map((value, index) => [String(index + 1), value]))];
}
