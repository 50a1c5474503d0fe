import type { Actor } from '@/lib/auth/actor';
import { db, type Reader, type Tx } from '@/lib/db/client';
import { ENTRY_FIELDS, parseEntry, type LogEntry } from './entry';
import { DELIVERING_ACTIONS, type Action } from './actions';

/** Newest first. The caller must have loaded the order for this actor. */
export async function orderHistory(actor: Actor, orderDbId: string): Promise<LogEntry[]> {
  const rows = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId },
    orderBy: { orderVersion: 'desc' },
    select: ENTRY_FIELDS,
  });
  return rows.map(parseEntry);
}

export async function takenOverHistory(actor: Actor, orderId: string): Promise<LogEntry[]> {
  const rows = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, orderId, action: 'Taken Over' satisfies Action },
    orderBy: [{ at: 'desc' }, { seq: 'desc' }],
    select: ENTRY_FIELDS,
  });
  return rows.map(parseEntry);
}

/** Oldest first, without the entry of `version` itself. */
export async function entriesSince(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<LogEntry[]> {
  const rows = await tx.log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId: id, orderVersion: { gt: version } },
    orderBy: { orderVersion: 'asc' },
    select: ENTRY_FIELDS,
  });
  return rows.map(parseEntry);
}

/** Order ID (key) → user ID of the last delivery. */
export async function deliverersOf(
  reader: Pick<Reader, 'log'> | Tx,
  { workspaceId }: Actor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await (reader as Pick<Reader, 'log'>).log.findMany({
    where: { workspaceId, orderDbId: { in: [...ids] }, action: { in: DELIVERING_ACTIONS } },
    orderBy: { orderVersion: 'asc' },
    select: { orderDbId: true, actorId: true },
  });
  return new Map(rows.map(({ orderDbId, actorId }) => [orderDbId!, actorId]));
}

export type SignedEntry = LogEntry & { actorId: string };

/** Oldest first, by order ID (key). */
export async function historiesOf(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, SignedEntry[]>> {
  const rows = await tx.log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId: { in: [...ids] } },
    orderBy: { orderVersion: 'asc' },
    select: { ...ENTRY_FIELDS, actorId: true },
  });
  const histories = new Map<string, SignedEntry[]>(ids.map((id) => [id, []]));
  for (const row of rows) histories.get(row.orderDbId!)!.push(parseEntry(row));
  return histories;
}
