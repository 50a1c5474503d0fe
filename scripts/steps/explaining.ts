import { classifyDbError } from '@/lib/db/errors';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { isForPeople } from './expecting';

/**
 * What to say about a failed call: by its code, of SQLite's longer ones the first two words, as in SQLITE_IOERR; or by
 * the trouble that it stands for.
 */
export type Remedies = Record<string, string>;

const NO_ROOM = 'cannot be written because the disk is full: make room, then run the command again';
const NO_RIGHT =
  'cannot be written: give this user the right to write the file and its folder, or run the command as another user';

/** What goes wrong when a file is written. */
export const WRITING: Remedies = {
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

/** What goes wrong when a database is read. */
export const READING: Remedies = {
  SQLITE_NOTADB: 'is not a SQLite database: name another file',
  SQLITE_CORRUPT: 'is damaged: name another file',
  SQLITE_CANTOPEN: 'cannot be opened: give this user the right to read the file and its folder',
  SQLITE_BUSY: 'is locked by another program: wait until it is done, then run the command again',
  SQLITE_IOERR: 'cannot be read: check the disk',
};

/**
 * What `work` answers. Its sentences, which speak of "The database", speak of `subject` instead.
 * @throws ExpectedFailure with such a sentence, or where `remedies` has one for a call that failed
 */
export async function explaining<T>(
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
