import 'server-only';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';

/** How long a connection waits for another process's write lock, in milliseconds. */
const BUSY_MS = 5_000;

/** `file:./data/oms.db` → the path of the file. */
export function databasePath(url: string): string {
  return url.replace(/^file:/, '');
}

/**
 * Opens the database file for set-up work (migrations, checks), creating file and folder when missing. Throws one
 * sentence where what was acknowledged could be lost.
 * The application itself goes through Prisma; see `client.ts`.
 */
export function openDatabase(url: string): Database.Database {
  const file = databasePath(url);
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

/**
 * Prisma's driver adapter with the settings this product depends on: WAL and `synchronous=FULL`, so that what was
 * acknowledged survives a power cut. Refuses to connect where they do not hold.
 */
export function sqliteFactory(url: string, purpose: 'reader' | 'writer'): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({
    url,
    timeout: BUSY_MS,
    readonly: purpose === 'reader',
    fileMustExist: true,
  });
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await open();
    await adapter.executeScript('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    const settings = {
      journal_mode: await pragma('journal_mode'),
      synchronous: await pragma('synchronous'),
      foreign_keys: await pragma('foreign_keys'),
    };
    assertDurable(settings);
    return adapter;

    async function pragma(name: string): Promise<string> {
      const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
      return String(rows[0]?.[0]);
    }
  };
  return factory;
}

/** Throws one sentence when a connection's settings would let an acknowledged write be lost. `synchronous` 2 is FULL. */
export function assertDurable(settings: {
  journal_mode: string;
  synchronous: string;
  foreign_keys: string;
}): void {
  const wanted = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' };
  for (const [name, value] of Object.entries(wanted)) {
    const found = settings[name as keyof typeof wanted];
    if (found !== value) {
      throw new Error(
        `The database runs with ${name}=${found} instead of ${value}, which could lose changes: keep the file on a local disk and start again.`,
      );
    }
  }
}
