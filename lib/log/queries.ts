import type { Actor } from '@/lib/auth/actor';
import { db, type Tx } from '@/lib/db/client';
import { ENTRY_FIELDS, parseEntry, type LogEntry } from './entry';

/** The history of an order that the caller has already loaded for its actor, newest first. */
export async function orderHistory(actor: Actor, orderDbId: string): Promise<LogEntry[]> {
  const rows = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId },
    orderBy: { orderVersion: 'desc' },
    select: ENTRY_FIELDS,
  });
  return rows.map(parseEntry);
}

/** More than this would not be read in a message. */
const MEANWHILE = 3;

/** What last happened to an order after `version` of it: a few entries, oldest first. */
export async function entriesSince(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<LogEntry[]> {
  const rows = await tx.log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId: id, orderVersion: { gt: version } },
    orderBy: { orderVersion: 'desc' },
    take: MEANWHILE,
    select: ENTRY_FIELDS,
  });
  return rows.reverse().map(parseEntry);
}
