import Database from 'better-sqlite3';
import { migrate } from '@/lib/db/migrate';
import { assertTriggers } from '@/lib/db/triggers';
import { databasePath, openDatabase } from '@/lib/db/sqlite';
import { expecting } from './expecting';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';

/**
 * Brings the database at `url` to this version's schema, creating it when there is none, and prints what was applied.
 * @throws ExpectedFailure when it cannot be opened or written, is no database, is newer than this version, or has lost a guard
 */
export function migrateDatabase(url: string): void {
  const file = databasePath(url);
  let database: Database.Database | undefined;
  try {
    database = openDatabase(url);
    const applied = migrateAndCheck(database);
    console.log(
      applied.length > 0
        ? `Migrated the database ${file}: ${applied.join(', ')}.`
        : `The database ${file} is up to date.`,
    );
  } catch (error) {
    throw sentenceFor(file, error);
  } finally {
    database?.close();
  }
}

function migrateAndCheck(database: Database.Database): string[] {
  return expecting(() => {
    const applied = migrate(database);
    assertTriggers(database);
    return applied;
  });
}

/** By the first word after SQLITE_, and by system errors from making the folder. */
const REMEDIES: Record<string, string> = {
  NOTADB: 'is not a SQLite database: set DATABASE_URL to another file, or move this one away',
  CORRUPT: 'is damaged: restore it from a backup',
  BUSY: 'is locked by another program: stop that program, or wait until it is done',
  FULL: 'cannot be written because the disk is full: make room',
  READONLY: 'cannot be written: give this user the right to write the file and its folder',
  IOERR: 'cannot be read or written: check the disk, and that the file is on a local one',
};
const NOT_OPENED =
  'cannot be opened: set DATABASE_URL to a file in a folder that this user may write';

function sentenceFor(file: string, error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    const [, kind = ''] = error.code.split('_');
    const remedy = kind === 'CANTOPEN' ? NOT_OPENED : REMEDIES[kind];
    if (remedy) return new ExpectedFailure(`The database ${file} ${remedy}.`);
  }
  const isFromMakingTheFolder = error instanceof Error && 'syscall' in error;
  return isFromMakingTheFolder
    ? new ExpectedFailure(`The database ${file} ${NOT_OPENED} (${codeOf(error)}).`)
    : error;
}
