import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineOf, type Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { withDatabaseErrors } from './database';
import { withExpectedErrors } from './expected-errors';

/** SQLite's errors when it cannot create the files that it needs next to a database to read it. */
const NEEDS_FOLDER = ['SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN'];

/**
 * Runs `work`, which only reads the database at `url`. Never creates one. A SQLite file in a read-only folder, such as a
 * backup on a read-only disk, is read from a temporary copy.
 * @throws ExpectedFailure if the database cannot be read
 */
export function readDatabase<T>(url: string, work: (raw: Raw) => Promise<T>): Promise<T> {
  return withExpectedErrors(() =>
    withDatabaseErrors(url, async () => {
      if (engineOf(url) === 'postgresql') return withRaw(url, 'read', work);
      const file = databasePath(url);
      if (!existsSync(file)) {
        throw new ExpectedFailure(
          `The database ${file} does not exist: set DATABASE_URL to another one.`,
        );
      }
      return (await isReadable(url)) ? withRaw(url, 'read', work) : readCopy(file, work);
    }),
  );
}

async function isReadable(url: string): Promise<boolean> {
  try {
    await withRaw(url, 'read', (raw) => raw.rows('SELECT 1 FROM sqlite_master'));
    return true;
  } catch (error) {
    if (NEEDS_FOLDER.includes(codeOf(error))) return false;
    throw error;
  }
}

async function readCopy<T>(file: string, work: (raw: Raw) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-copy-'));
  try {
    const copy = path.join(folder, 'copy.db');
    for (const suffix of ['', '-wal'].filter((suffix) => existsSync(file + suffix))) {
      copyFileSync(file + suffix, copy + suffix);
    }
    return await withRaw(`file:${copy}`, 'read', work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
