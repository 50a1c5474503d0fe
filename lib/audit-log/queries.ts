import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db, statementsIn, type StatementTx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { join, raw, sql } from '@/lib/db/sql';
import type { Statements } from '@/lib/db/statements';
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

const ENTRY_COLUMNS = raw(
  [...Object.keys(ENTRY_FIELDS), 'actorId'].map((name) => `"${name}"`).join(', '),
);

/** A row of the log, before {@link parseEntry}. */
export const entrySchema = z.object({
  id: z.string(),
  seq: z.number(),
  at: z.coerce.date(),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  orderDbId: z.string().nullable(),
  orderId: z.string().nullable(),
  orderVersion: z.number().nullable(),
  changes: z.string(),
  groupId: z.string().nullable(),
  undoes: z.number().nullable(),
} satisfies Record<keyof typeof ENTRY_FIELDS | 'actorId', z.ZodType>);

/** Oldest first, without the entry of `version` itself. */
export async function entriesSince(
  tx: StatementTx,
  { workspaceId }: Actor,
  { id, version }: { id: string; version: number },
): Promise<LogEntry[]> {
  const rows = await statementsIn(tx).rows(sql`
    SELECT ${ENTRY_COLUMNS} FROM "Log"
    WHERE "workspaceId" = ${workspaceId} AND "orderDbId" = ${id} AND "orderVersion" > ${version}
    ORDER BY "orderVersion"`);
  return rows.map((row) => parseEntry(entrySchema.parse(row)));
}

const delivererSchema = z
  .object({ orderDbId: z.string(), actorId: z.string() })
  .transform(({ orderDbId, actorId }) => [orderDbId, actorId] as const);

/** Order ID (key) → user ID of the last delivery. */
export async function deliverersOf(
  { rows }: Statements,
  { workspaceId }: Actor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const deliveries = await rows(sql`
    SELECT "orderDbId", "actorId"
    FROM (${textsAs('wantedId', ids)}) AS "wanted" CROSS JOIN "Log"
    WHERE "workspaceId" = ${workspaceId} AND "orderDbId" = "wantedId"
      AND "action" IN (${join([...DELIVERING_ACTIONS])})
    ORDER BY "orderVersion"`);
  return new Map(deliveries.map((row) => delivererSchema.parse(row)));
}

/**
 * Newest first, at most `most` per order: notes, failed attempts with a note, and undos, which may undo one. The caller
 * must have loaded the orders for this actor.
 */
export async function noteEntries(
  { rows }: Statements,
  { workspaceId }: Actor,
  { ids, most }: { ids: readonly string[]; most: number },
): Promise<LogEntry[]> {
  if (ids.length === 0) return [];
  const entries = await rows(sql`
    SELECT ${ENTRY_COLUMNS} FROM (
      SELECT "Log".*, row_number() OVER (PARTITION BY "orderDbId" ORDER BY "seq" DESC) AS "place"
      FROM (${textsAs('wantedId', ids)}) AS "wanted" CROSS JOIN "Log"
      WHERE "workspaceId" = ${workspaceId} AND "orderDbId" = "wantedId"
        AND ("action" = ${'Note Added' satisfies Action} OR "undoes" IS NOT NULL
          OR ("action" = ${'Attempt Failed' satisfies Action} AND "changes" LIKE '%"note":{%'))
    ) AS "Log"
    WHERE "place" <= ${most}
    ORDER BY "seq" DESC`);
  return entries.map((row) => parseEntry(entrySchema.parse(row)));
}

const versionSchema = z
  .object({ orderDbId: z.string(), version: z.number() })
  .transform(({ orderDbId, version }) => [orderDbId, version] as const);

/** Order ID (key) → the version of its last change, which a note isn't. */
export async function lastChangesOf(
  { rows }: Statements,
  { workspaceId }: Actor,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const versions = await rows(sql`
    SELECT "orderDbId", max("orderVersion") AS "version"
    FROM (${textsAs('wantedId', ids)}) AS "wanted" CROSS JOIN "Log"
    WHERE "workspaceId" = ${workspaceId} AND "orderDbId" = "wantedId"
      AND "action" <> ${'Note Added' satisfies Action}
    GROUP BY "orderDbId"`);
  return new Map(versions.map((row) => versionSchema.parse(row)));
}

export type SignedEntry = LogEntry & { actorId: string };

/** Oldest first, by order ID (key). */
export async function historiesOf(
  tx: StatementTx,
  { workspaceId }: Actor,
  ids: readonly string[],
): Promise<Map<string, SignedEntry[]>> {
  const rows = await statementsIn(tx).rows(sql`
    SELECT ${ENTRY_COLUMNS}
    FROM (${textsAs('wantedId', ids)}) AS "wanted" CROSS JOIN "Log"
    WHERE "workspaceId" = ${workspaceId} AND "orderDbId" = "wantedId"
    ORDER BY "orderVersion"`);
  const histories = new Map<string, SignedEntry[]>(ids.map((id) => [id, []]));
  for (const row of rows) {
    const entry = parseEntry(entrySchema.parse(row));
    histories.get(entry.orderDbId!)!.push(entry);
  }
  return histories;
}
