import { expect } from 'vitest';
import type { Engine, Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { engine, ownerUrl } from './database';
import { administratorUrl, contents, rawConnection } from './raw';

/** The verbs that insert, and those that update: SQLite has more of them, some of which pass by triggers. */
export const INSERTS = verbs('INSERT');
export const UPDATES = verbs('UPDATE');

function verbs(verb: string): string[] {
  const more = engine === 'sqlite' ? ['REPLACE', 'IGNORE', 'FAIL'] : [];
  return [verb, ...more.map((word) => `${verb} OR ${word}`)];
}

/** What the database says to an attack; one text where both engines use the same words. */
export type Reason = string | Record<Engine, string>;

/** Expects the database itself to refuse an attack, for this reason, and to be afterwards exactly as it was before. */
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

/** A connection for which no foreign key holds, so that nothing but the guards is left. */
export async function unreferencedConnection(): Promise<Raw> {
  const raw = await rawConnection(engine === 'sqlite' ? ownerUrl : administratorUrl());
  await raw.execute(
    engine === 'sqlite' ? 'PRAGMA foreign_keys = OFF' : 'SET session_replication_role = replica',
  );
  return raw;
}

/** Removes a guard, as only the owner of its table can. */
export async function dropGuard(raw: Raw, guard: string): Promise<void> {
  const [table] = guard.split('_');
  await raw.execute(`DROP TRIGGER "${guard}"${engine === 'sqlite' ? '' : ` ON "${table}"`}`);
}

/** The database's own words, also where Prisma wraps them. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { meta } = thrown as {
    meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } };
  };
  return meta?.driverAdapterError?.cause?.originalMessage ?? thrown.message;
}
