import { classifyDbError } from '@/lib/db/errors';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';

/**
 * Runs `work`, whose plain errors already have a message for the person at the terminal.
 * @throws ExpectedFailure with the same message
 */
export async function withExpectedErrors<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isForPeople(error) ? new ExpectedFailure(error.message) : error;
  }
}

/** A TypeError or a database error is a bug; only a plain error was written for people. */
function isForPeople(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !('code' in error);
}

/**
 * How to describe a failed call, by its error code or by the kind of database error. A SQLite code is cut to its first
 * two words, as in SQLITE_IOERR.
 */
export type Remedies = Record<string, string>;

const NO_ROOM = 'cannot be written because the disk is full: make room, then run the command again';
const NO_RIGHT =
  'cannot be written: give this user the right to write the file and its folder, or run the command as another user';

/** For writing a file. */
export const WRITE_REMEDIES: Remedies = {
  ENOENT: 'cannot be written because its folder does not exist: make the folder, or name another',
  ENOTDIR: 'cannot be written because its folder is a file: name another folder',
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: NO_RIGHT,
  SQLITE_READONLY: NO_RIGHT,
  ENOSPC: NO_ROOM,
  EDQUOT: NO_ROOM,
  SQLITE_FULL: NO_ROOM,
};

/** For reading a database. */
export const READ_REMEDIES: Remedies = {
  SQLITE_NOTADB: 'is not a SQLite database: name another file',
  SQLITE_CORRUPT: 'is damaged: name another file',
  SQLITE_CANTOPEN: 'cannot be opened: give this user the right to read the file and its folder',
  SQLITE_BUSY: 'is locked by another program: wait until it is done, then run the command again',
  SQLITE_IOERR: 'cannot be read: check the disk',
};

/**
 * Runs `work`. In messages of plain errors, `subject` replaces "The database".
 * @throws ExpectedFailure for plain errors, and for failed calls that `remedies` describes
 */
export async function withExplainedErrors<T>(
  subject: string,
  remedies: Remedies,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [code] = /^SQLITE_[A-Z]+|^\w+/.exec(codeOf(error)) ?? [''];
    const remedy = remedies[code] ?? remedies[classifyDbError(error) ?? ''];
    if (remedy) throw new ExpectedFailure(`${subject} ${remedy}.`);
    if (!isForPeople(error)) throw error;
    throw new ExpectedFailure(error.message.replace(/^The database\b/, subject));
  }
}
