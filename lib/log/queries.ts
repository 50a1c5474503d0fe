import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { db, type Tx } from '@/lib/db/client';
import { actionSchema, changesSchema, type Action, type Changes } from './events';

/** Log entries on one page. */
export const LOG_PAGE = 50;

const entryFields = {
  id: true,
  seq: true,
  at: true,
  actorName: true,
  action: true,
  orderDbId: true,
  orderId: true,
  changes: true,
} as const;

export type LogEntry = {
  id: string;
  /** 1, 2, 3 … within the workspace. */
  seq: number;
  at: Date;
  actorName: string;
  action: Action;
  orderDbId: string | null;
  orderId: string | null;
  changes: Changes;
};

/** A page of the log, newest first; the neighbours are sequence numbers to ask for next, null at either end. */
export type LogPage = {
  entries: (LogEntry & { orderExists: boolean })[];
  newer: number | null;
  older: number | null;
  total: number;
};

/**
 * The workspace's log, newest first: the entries before sequence number `before`, or those after `after`.
 * Null for actors who may not read it.
 */
export async function listLog(
  actor: Actor,
  { before, after }: { before?: number; after?: number },
): Promise<LogPage | null> {
  if (!may(actor, 'log.read')) return null;
  const { workspaceId } = actor;
  const backwards = before === undefined && after !== undefined;
  const [rows, workspace] = await Promise.all([
    db().log.findMany({
      where: {
        workspaceId,
        ...(backwards
          ? { seq: { gt: after } }
          : before === undefined
            ? {}
            : { seq: { lt: before } }),
      },
      orderBy: { seq: backwards ? 'asc' : 'desc' },
      take: LOG_PAGE,
      select: entryFields,
    }),
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { logSeq: true } }),
  ]);
  const entries = rows.map(parseEntry).sort((a, b) => b.seq - a.seq);
  const ids = entries.flatMap(({ orderDbId }) => orderDbId ?? []);
  const existing = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { id: { in: ids } }] },
    select: { id: true },
  });
  const exists = new Set(existing.map(({ id }) => id));
  const newest = entries[0]?.seq ?? 0;
  const oldest = entries.at(-1)?.seq ?? 0;
  return {
    entries: entries.map((entry) => ({ ...entry, orderExists: exists.has(entry.orderDbId ?? '') })),
    newer: newest > 0 && newest < workspace.logSeq ? newest : null,
    older: oldest > 1 ? oldest : null,
    total: workspace.logSeq,
  };
}

/** The history of an order that the caller has already loaded for its actor, newest first. */
export async function orderHistory(actor: Actor, orderDbId: string): Promise<LogEntry[]> {
  const rows = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, orderDbId },
    orderBy: { orderVersion: 'desc' },
    select: entryFields,
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
    select: entryFields,
  });
  return rows.reverse().map(parseEntry);
}

function parseEntry<R extends { action: string; changes: string }>(
  row: R,
): R & { action: Action; changes: Changes } {
  return {
    ...row,
    action: actionSchema.parse(row.action),
    changes: changesSchema.parse(JSON.parse(row.changes)),
  };
}
