import 'server-only';
import { type Engine, engineOf, type Purpose, type Raw } from './engine';
import { openPostgresql } from './postgresql/raw';
import { openSqlite } from './sqlite/raw';

/**
 * Opens a plain connection. Throws one sentence where what was acknowledged could be lost, and the driver's error where
 * the database cannot be opened.
 */
export async function openRaw(url: string, purpose: Purpose): Promise<Raw> {
  return engineOf(url) === 'sqlite' ? openSqlite(url, purpose) : openPostgresql(url, purpose);
}

/** Runs `work` on a plain connection, and closes it whatever happens. */
export async function withRaw<T>(
  url: string,
  purpose: Purpose,
  work: (raw: Raw) => Promise<T>,
): Promise<T> {
  const raw = await openRaw(url, purpose);
  try {
    return await work(raw);
  } finally {
    await raw.close();
  }
}

const BEGIN: Record<Engine, Record<Purpose, string>> = {
  sqlite: { read: 'BEGIN', write: 'BEGIN IMMEDIATE' },
  postgresql: { read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', write: 'BEGIN' },
};

/** Runs `work` in one transaction: all that it writes, or nothing. Inside of another one it is part of that one. */
export function inTransaction<T>(raw: Raw, work: () => Promise<T>): Promise<T> {
  return within(raw, 'write', work);
}

/**
 * Runs `work` on one unchanging state of the database, whatever others write meanwhile. Inside of another transaction
 * it is part of that one, which then has to hold the locks for it.
 */
export function snapshot<T>(raw: Raw, work: () => Promise<T>): Promise<T> {
  return within(raw, 'read', work);
}

const underway = new WeakSet<Raw>();

async function within<T>(raw: Raw, purpose: Purpose, work: () => Promise<T>): Promise<T> {
  if (underway.has(raw)) return work();
  await raw.execute(BEGIN[raw.engine][purpose]);
  underway.add(raw);
  try {
    const result = await work();
    await raw.execute('COMMIT');
    return result;
  } catch (error) {
    // What failed is told; that the way back failed as well, as on a lost connection, adds nothing.
    await raw.execute('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    underway.delete(raw);
  }
}
