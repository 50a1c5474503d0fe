import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { engineOf } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { readFlask } from '@/scripts/import-flask/read';
import type { FlaskSource } from '@/scripts/import-flask/source';
import { codeOf, ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { isSameFile } from './database-file';
import { explaining, READING } from './explaining';
import { readingDatabase } from './reading';

const SQLITE = 'SQLite format 3\0';

/**
 * All that the Flask application has in its database, which may be in use and is not written to.
 * @param ownUrl the database of this application, which must be another one
 * @throws ExpectedFailure where the file is no such database, or cannot be read
 */
export async function readFlaskFile(file: string, ownUrl: string): Promise<FlaskSource> {
  assertReadable(file);
  if (engineOf(ownUrl) === 'sqlite' && isSameFile(file, databasePath(ownUrl))) {
    throw new ExpectedFailure(
      `The file ${file} is the database of this application: name that of the Flask application.`,
    );
  }
  return explaining(`The file ${file}`, READING, () => reading(`file:${file}`));
}

/** In a folder that cannot be written, SQLite may not read either; a copy elsewhere is read then. */
async function reading(url: string): Promise<FlaskSource> {
  try {
    return await withRaw(url, 'read', readFlask);
  } catch (error) {
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(codeOf(error))) throw error;
    return readingDatabase(url, readFlask);
  }
}

function assertReadable(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ExpectedFailure(
      `There is no file ${file}: name the database of the Flask application.`,
    );
  }
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new ExpectedFailure(
      `The file ${file} cannot be read: give this user the right to read it.`,
    );
  }
  if (!startOf(file).equals(Buffer.from(SQLITE))) {
    throw new ExpectedFailure(`The file ${file} is not a SQLite database: name another file.`);
  }
}

function startOf(file: string): Buffer {
  const start = Buffer.alloc(SQLITE.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start);
    return start;
  } finally {
    closeSync(descriptor);
  }
}
