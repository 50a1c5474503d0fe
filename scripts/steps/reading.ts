import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineOf, type Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { openingDatabase } from './database';
import { expecting } from './expecting';

/** What SQLite says where it cannot make the files that it needs beside a database to read it. */
const NEEDS_FOLDER = ['SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN'];

/**
 * What `work` answers, which only reads the database at `url`; nothing is made where there is none. An embedded one in
 * a folder that cannot be written, such as a backup on a read-only disk, is read from a copy.
 * @throws ExpectedFailure with a sentence where the database cannot be read
 */
export function readingDatabase<T>(url: string, work: (raw: Raw) => Promise<T>): Promise<T> {
  return expecting(() =>
    openingDatabase(url, async () => {
      if (engineOf(url) === 'postgresql') return withRaw(url, 'read', work);
      const file = databasePath(url);
      if (!existsSync(file)) {
        throw new ExpectedFailure(
          `There is no database ${file}: set DATABASE_URL to the one that you mean.`,
        );
      }
      return (await isReadable(url)) ? withRaw(url, 'read', work) : readingCopy(file, work);
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

async function readingCopy<T>(file: string, work: (raw: Raw) => Promise<T>): Promise<T> {
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
