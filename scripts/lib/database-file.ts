import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { engineOf } from '@/lib/db/engine';
import { databasePath } from '@/lib/db/sqlite/durable';
import { SIDE_FILES } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { databaseName } from './database';

/**
 * The path of the SQLite database at `url`.
 * @param instead the PostgreSQL command to suggest, which ends before the URL
 * @throws ExpectedFailure for a PostgreSQL database
 */
export function embeddedDatabasePath(url: string, instead: string): string {
  if (engineOf(url) === 'sqlite') return databasePath(url);
  const address = new URL(url);
  address.password = '';
  throw new ExpectedFailure(
    `The database ${databaseName(url)} is on PostgreSQL: use its own command instead, ${instead} ${address.href} (see docs/operations.md).`,
  );
}

/** The first bytes of every SQLite database. */
const SIGNATURE = 'SQLite format 3\0';

export function isSqliteFile(file: string): boolean {
  const start = Buffer.alloc(SIGNATURE.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return start.toString() === SIGNATURE;
}

/** A name in the same folder for a file that is still being written. */
export function temporaryName(file: string): string {
  return `${file}.${randomBytes(4).toString('hex')}.part`;
}

export function removeDatabaseFile(file: string): void {
  for (const path of ['', ...SIDE_FILES].map((suffix) => file + suffix)) {
    // If the folder is a file, Node 24 throws even with `force`.
    if (existsSync(path)) rmSync(path, { force: true });
  }
}

/** Whether two paths lead to the same file, also through links. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}
