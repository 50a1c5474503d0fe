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

export const SIDE_FILES = ['-wal', '-shm', '-journal'];

const BUSY_MS = 1_000;

/** Fails with SQLITE_BUSY while anyone has the database open: in WAL mode, even idle readers hold a lock. */
export const CLAIM = 'PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT';

/** The copy is consistent, compacted, private to this user, and on disk when this returns. Doesn't block writers. */
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
 * Atomic, even across a power cut. `staged` takes over owner and mode; the old file stays as `kept`.
 * @throws SqliteError SQLITE_BUSY, without any change, while anyone has the old file open
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
  const exists = existsSync(file);
  if (exists) copyOwnerAndMode(staged, file);
  sync(staged);
  const previous = exists ? openExclusively(file) : null;
  try {
    // A hard link: nothing is copied, and there is a database at every moment.
    if (exists) linkSync(file, kept);
    for (const suffix of SIDE_FILES) rmSync(file + suffix, { force: true });
    renameSync(staged, file);
  } catch (error) {
    if (previous) rmSync(kept, { force: true });
    previous?.pragma('journal_mode = WAL');
    throw error;
  } finally {
    previous?.close();
  }
  sync(path.dirname(file));
}

export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  sync(path.dirname(to));
}

/**
 * Leaves WAL mode, so that a waiting process of ours refuses to continue with the file. Null if the file is damaged.
 */
function openExclusively(file: string): Database.Database | null {
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

function copyOwnerAndMode(file: string, from: string): void {
  const { mode, uid, gid } = statSync(from);
  chmodSync(file, mode);
  chownSync(file, uid, gid);
}

function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

/** Returns once a file's content, or a folder's entries, are on disk. */
function sync(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
