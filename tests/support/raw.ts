import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { openDatabase } from '@/lib/db/sqlite';
import { env } from '@/lib/env';
import { entryHash, type HashedEntry } from '@/lib/log/hash';
import { verifyLog } from '@/lib/log/verify';

/** A second connection to the test's database that knows nothing of our code; closed when the test ends. */
export function rawConnection(): Database {
  const raw = openDatabase(env().DATABASE_URL);
  onTestFinished(() => {
    raw.close();
  });
  return raw;
}

/** Everything that the guards protect, hidden row ids included. */
export function contents(raw: Database): Record<string, unknown[]> {
  const tables = ['Workspace', 'Order', 'Log', 'User'];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      raw.prepare(`SELECT rowid, * FROM "${table}" ORDER BY rowid`).all(),
    ]),
  );
}

/** Expects the database itself to refuse an attack, for this reason, and to be afterwards exactly as it was before. */
export async function expectRefused(
  attack: () => unknown,
  reason: string,
  raw: Database = rawConnection(),
): Promise<void> {
  const before = contents(raw);
  const thrown = await Promise.resolve()
    .then(attack)
    .then(
      () => 'nothing was refused',
      (error: unknown) => error,
    );
  expect(reasonOf(thrown)).toBe(reason);
  expect(contents(raw)).toEqual(before);
  const workspaces = await db().workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces) expect(await verifyLog(id)).toBeNull();
}

/** The entry that would be next in the actor's log, honest in all but what `given` says. */
export function nextEntry(raw: Database, actor: Actor, given: Partial<HashedEntry>): HashedEntry {
  const head = raw
    .prepare<[string], { logSeq: number; logHash: string }>(
      `SELECT "logSeq", "logHash" FROM "Workspace" WHERE "id" = ?`,
    )
    .get(actor.workspaceId);
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
    ...given,
  };
}

/** Writes a log entry past our code; `verb` may be `INSERT OR REPLACE` and the like. */
export function insertEntry(
  raw: Database,
  entry: HashedEntry & { hash?: string; rowid?: unknown },
  verb = 'INSERT',
): void {
  insertRow(raw, 'Log', { hash: entryHash(entry), ...entry, at: entry.at.toISOString() }, verb);
}

/** Writes a row past our code, its hidden row id included when the row has one. */
export function insertRow(raw: Database, table: string, row: object, verb = 'INSERT'): void {
  const columns = Object.keys(row);
  raw
    .prepare(
      `${verb} INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
       VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
    )
    .run(row);
}

/** A row as it is stored. */
export function rowOf(raw: Database, table: string, id: string): { rowid: number } & object {
  const row = raw.prepare(`SELECT rowid, * FROM "${table}" WHERE "id" = ?`).get(id);
  if (!row) throw new Error(`no row ${id} in ${table}`);
  return row as { rowid: number };
}

/** The database's own words, also where Prisma wraps them. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { meta } = thrown as {
    meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } };
  };
  return meta?.driverAdapterError?.cause?.originalMessage ?? thrown.message;
}
