import 'server-only';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openFile } from './raw';

/** What SQLite puts beside the file of a database, by the end of its name. */
export const BESIDE = ['-wal', '-shm', '-journal'];

/** How long to wait for a lock that another process holds, in milliseconds. */
const BUSY_MS = 1_000;

/**
 * Keeps everyone else out of the database of a connection until that connection is closed. Refused with SQLITE_BUSY
 * while anyone has it open, idle or not: whoever has read from it in write-ahead mode holds a lock while connected.
 */
export const CLAIM = 'PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT';

/**
 * Writes one unchanging state of the database in the file `from` to the new file `to`, compacted, complete in itself
 * and readable by this user alone; it is on disk when this returns. Everything that was committed before is in it, and
 * whoever writes to `from` meanwhile does not wait.
 */
export function copyDatabaseFile(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600));
  const database = openFile(`file:${from}`, 'read');
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
  sync(to);
}

/**
 * Puts the database in the file `staged` in the place of the one in `file`, if there is one, whose owner and rights it
 * takes over; that one stays, as `kept`. It is one step: whoever looks finds the one or the other, whole, after a
 * power cut too.
 * @throws SqliteError SQLITE_BUSY, and nothing has changed, where anyone has the earlier one open.
 */
export function replaceDatabaseFile({
  file,
  staged,
  kept,
}: {
  file: string;
  staged: string;
  kept: string;
}): void {
  const isThere = existsSync(file);
  if (isThere) takeRights(staged, file);
  sync(staged);
  const present = isThere ? alone(file) : null;
  try {
    // A second name for the same file: nothing is copied, and at no time is there no database.
    if (isThere) linkSync(file, kept);
    for (const suffix of BESIDE) rmSync(file + suffix, { force: true });
    renameSync(staged, file);
  } catch (error) {
    if (present) rmSync(kept, { force: true });
    present?.pragma('journal_mode = WAL');
    throw error;
  } finally {
    present?.close();
  }
  sync(path.dirname(file));
}

/** Renames a finished file, for good: also after a power cut. */
export function renameForGood(from: string, to: string): void {
  renameSync(from, to);
  sync(path.dirname(to));
}

/**
 * The one connection to the database in `file`, all of which then stands in that file. It leaves write-ahead mode, so
 * that a process of ours that waited for it meanwhile refuses to go on with it. Null where it is too damaged for that,
 * and so for anybody.
 */
function alone(file: string): Database.Database | null {
  const database = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    database.exec(CLAIM);
    database.pragma('journal_mode = DELETE');
    return database;
  } catch (error) {
    database.close();
    if (isDamage(error)) return null;
    throw error;
  }
}

/** Gives a file the owner and the rights of another. */
function takeRights(file: string, from: string): void {
  const { mode, uid, gid } = statSync(from);
  chmodSync(file, mode);
  chownSync(file, uid, gid);
}

function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

/** Returns once a file, or the names in a folder, are on disk. */
function sync(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
