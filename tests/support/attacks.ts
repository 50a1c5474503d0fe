import { expect } from 'vitest';
import type { Engine, Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { engine, ownerUrl } from './database';
import { administratorUrl, contents, rawConnection } from './raw';

/** Statements that insert and update: SQLite has variants, some of which bypass triggers. */
export const INSERTS = verbs('INSERT');
export const UPDATES = verbs('UPDATE');

function verbs(verb: string): string[] {
  const more = engine === 'sqlite' ? ['REPLACE', 'IGNORE', 'FAIL'] : [];
  return [verb, ...more.map((word) => `${verb} OR ${word}`)];
}

/** The error of the database; a string if it is the same on both engines. */
export type Reason = string | Record<Engine, string>;

/** Expects the database to refuse an attack with this error, and not to change. */
export async function expectRefused(attack: () => unknown, reason: Reason): Promise<void> {
  const before = await withRaw(ownerUrl, 'read', contents);
  const thrown = await Promise.resolve()
    .then(attack)
    .then(
      () => 'nothing was refused',
      (error: unknown) => error,
    );
  expect(reasonOf(thrown)).toBe(typeof reason === 'string' ? reason : reason[engine]);
  expect(await withRaw(ownerUrl, 'read', contents)).toEqual(before);
}

/** A connection without foreign keys, so that only the guards protect the data. */
export async function connectionWithoutForeignKeys(): Promise<Raw> {
  const raw = await rawConnection(engine === 'sqlite' ? ownerUrl : administratorUrl());
  await raw.execute(
    engine === 'sqlite' ? 'PRAGMA foreign_keys = OFF' : 'SET session_replication_role = replica',
  );
  return raw;
}

/** Removes a guard, which only the owner of its table can do. */
export async function dropGuard(raw: Raw, guard: string): Promise<void> {
  const [table] = guard.split('_');
  await raw.execute(`DROP TRIGGER "${guard}"${engine === 'sqlite' ? '' : ` ON "${table}"`}`);
}

/** The database's own error message, even if Prisma wraps it. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { meta } = thrown as {
    meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } };
  };
  return meta?.driverAdapterError?.cause?.originalMessage ?? thrown.message;
}
