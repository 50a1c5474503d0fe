import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { Engine, Raw } from '@/lib/db/engine';
import { openRaw } from '@/lib/db/raw';
import { entryHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { insertRow, stored } from '@/scripts/lib/rows';
import { ownerUrl } from './database';

/** A second connection to the test's database, without our code, as the owner of the tables; closed when the test ends. */
export async function rawConnection(url: string = ownerUrl): Promise<Raw> {
  const raw = await openRaw(url, 'write');
  onTestFinished(() => raw.close());
  return raw;
}

/** The URL of the test's PostgreSQL database, or another, for the administrator of its server. */
export function administratorUrl(url: string = ownerUrl): string {
  const administrator = new URL(inject('adminUrl'));
  administrator.pathname = new URL(url).pathname;
  return administrator.href;
}

/** SQLite's hidden row ID, which the guards protect too. */
const HIDDEN: Record<Engine, string> = { sqlite: 'rowid, ', postgresql: '' };

/** All rows that the guards protect, with hidden row IDs. */
export async function contents(raw: Raw): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of ['Workspace', 'Order', 'Log', 'User']) {
    found[table] = await raw.rows(`SELECT ${HIDDEN[raw.engine]}* FROM "${table}" ORDER BY "id"`);
  }
  return found;
}

/** A valid next entry of the actor's log, except for `given`. */
export async function nextEntry(
  raw: Raw,
  actor: Pick<Actor, 'workspaceId' | 'userId' | 'name'>,
  given: Partial<HashedEntry> = {},
): Promise<HashedEntry> {
  const [head] = await raw.rows<{ logSeq: number; logHash: string }>(
    `SELECT "logSeq", "logHash" FROM "Workspace" WHERE "id" = $1`,
    [actor.workspaceId],
  );
  return {
    id: randomUUID(),
    workspaceId: actor.workspaceId,
    seq: (head?.logSeq ?? 0) + 1,
    at: new Date(),
    actorId: actor.userId,
    actorName: actor.name,
    action: 'Edited',
    orderDbId: null,
    orderId: null,
    orderVersion: null,
    changes: '{}',
    operationId: randomUUID(),
    requestHash: 'forged',
    previousHash: head?.logHash ?? '',
    groupId: null,
    undoes: null,
    ...given,
  };
}

/** Writes a log entry directly; `verb` may be `INSERT OR REPLACE` and the like. */
export async function insertEntry(
  raw: Raw,
  entry: HashedEntry & { hash?: string; rowid?: unknown },
  verb = 'INSERT',
): Promise<void> {
  const { groupId, undoes, ...columns } = entry;
  // Databases of older versions lack these columns.
  const newer = {
    ...(groupId === null ? {} : { groupId }),
    ...(undoes === null ? {} : { undoes }),
  };
  const row = { hash: entryHash(entry), ...columns, ...newer, at: stored(entry.at) };
  await insertRow(raw, 'Log', row, verb);
}

/** A row; only SQLite has a hidden row ID. */
export async function rowOf(
  raw: Raw,
  table: string,
  id: string,
): Promise<{ rowid: number } & object> {
  const [row] = await raw.rows<{ rowid: number }>(
    `SELECT ${HIDDEN[raw.engine]}* FROM "${table}" WHERE "id" = $1`,
    [id],
  );
  if (!row) throw new Error(`no row ${id} in ${table}`);
  return row;
}
