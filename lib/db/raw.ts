import 'server-only';
import { type Engine, engineOf, type Purpose, type Raw } from './engine';
import { openPostgresql } from './postgresql/raw';
import { openSqlite } from './sqlite/raw';

export async function openRaw(url: string, purpose: Purpose): Promise<Raw> {
  return engineOf(url) === 'sqlite' ? openSqlite(url, purpose) : openPostgresql(url, purpose);
}

export async function withRaw<T>(
  url: string,
  purpose: Purpose,
  run: (raw: Raw) => Promise<T>,
): Promise<T> {
  const raw = await openRaw(url, purpose);
  try {
    return await run(raw);
  } finally {
    await raw.close();
  }
}

const BEGIN: Record<Engine, Record<Purpose, string>> = {
  sqlite: { read: 'BEGIN', write: 'BEGIN IMMEDIATE' },
  postgresql: { read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', write: 'BEGIN' },
};

/** All or nothing, with SQLite's write lock from the start. Joins a transaction that is already open. */
export function inTransaction<T>(raw: Raw, run: () => Promise<T>): Promise<T> {
  return runInTransaction(raw, 'write', run);
}

/** Works on one consistent snapshot. Joins a transaction that is already open, which must hold the locks. */
export function snapshot<T>(raw: Raw, run: () => Promise<T>): Promise<T> {
  return runInTransaction(raw, 'read', run);
}

const inProgress = new WeakSet<Raw>();

async function runInTransaction<T>(raw: Raw, purpose: Purpose, run: () => Promise<T>): Promise<T> {
  if (inProgress.has(raw)) return run();
  await raw.execute(BEGIN[raw.engine][purpose]);
  inProgress.add(raw);
  try {
    const result = await run();
    await raw.execute('COMMIT');
    return result;
  } catch (error) {
    await raw.execute('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    inProgress.delete(raw);
  }
}
