import { randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { engineOf } from '@/lib/db/engine';
import { databasePath } from '@/lib/db/sqlite/durable';
import { SIDE_FILES } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { nameOf } from './database';

/**
 * The file of the embedded database at `url`.
 * @throws ExpectedFailure with the command to use instead where it is on a server
 */
export function embeddedDatabase(url: string, instead: string): string {
  if (engineOf(url) === 'sqlite') return databasePath(url);
  const address = new URL(url);
  address.password = '';
  throw new ExpectedFailure(
    `The database ${nameOf(url)} is on PostgreSQL: use its own command instead, ${instead} ${address.href} (docs/operations.md tells more).`,
  );
}

/** A name for the time in which a file is being made, in the same folder. */
export function besideOf(file: string): string {
  return `${file}.${randomBytes(4).toString('hex')}.part`;
}

export function removeDatabaseFile(file: string): void {
  for (const suffix of ['', ...SIDE_FILES]) rmSync(file + suffix, { force: true });
}

/** Whether two paths lead to one file, through links too. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}
