import { accessSync, constants, statSync } from 'node:fs';
import { engineOf } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { readFlask } from '@/scripts/import-flask/read-flask';
import type { FlaskSource } from '@/scripts/import-flask/source';
import { codeOf, ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { isSameFile, isSqliteFile } from '@/scripts/lib/database-file';
import { withExplainedErrors, READ_REMEDIES } from '@/scripts/lib/expected-errors';
import { readDatabase } from '@/scripts/lib/read-database';

/**
 * Reads the database of the Flask application, which can be in use.
 * @param ownUrl this application's database, which must be another file
 * @throws ExpectedFailure if the file isn't a Flask database, or cannot be read
 */
export async function readFlaskFile(file: string, ownUrl: string): Promise<FlaskSource> {
  assertReadable(file);
  if (engineOf(ownUrl) === 'sqlite' && isSameFile(file, databasePath(ownUrl))) {
    throw new ExpectedFailure(
      `The file ${file} is the database of this application: name the one of the Flask application.`,
    );
  }
  return withExplainedErrors(`The file ${file}`, READ_REMEDIES, () => read(`file:${file}`));
}

/** SQLite may be unable to read a file in a read-only folder. Then a copy is read. */
async function read(url: string): Promise<FlaskSource> {
  try {
    return await withRaw(url, 'read', readFlask);
  } catch (error) {
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(codeOf(error))) throw error;
    return readDatabase(url, readFlask);
  }
}

function assertReadable(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ExpectedFailure(
      `The file ${file} does not exist: name the database of the Flask application.`,
    );
  }
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new ExpectedFailure(
      `The file ${file} cannot be read: give this user the right to read it.`,
    );
  }
  if (!isSqliteFile(file)) {
    throw new ExpectedFailure(`The file ${file} is not a SQLite database: name another file.`);
  }
}
