import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { statements } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { join, sql } from '@/lib/db/sql';
import type { LogEntry } from '@/lib/audit-log/entry';
import { isCollapsed, type LogListParams } from './params';

const existingSchema = z.object({ id: z.string() });

const sizeSchema = z
  .object({ ofGroup: z.string(), size: z.coerce.number() })
  .transform(({ ofGroup, size }) => [ofGroup, size] as const);

export type ListedEntry = LogEntry & { actorId: string; hash: string };

/** An entry, or the first entry of a group on behalf of all. */
export type ListedRow = ListedEntry & {
  orderExists: boolean;
  /** Null when the line is a single entry. */
  groupSize: number | null;
};

export async function collapseRows(
  actor: Actor,
  listing: LogListParams,
  entries: ListedEntry[],
): Promise<{ lines: ListedRow[]; groupSize: number | null }> {
  const grouped = isCollapsed(listing) ? entries : [];
  const [existing, sizes] = await Promise.all([
    existingOrders(actor, unique(entries.map(({ orderDbId }) => orderDbId))),
    groupSizes(actor, unique([...grouped.map(({ groupId }) => groupId), listing.group])),
  ]);
  const sizeOf = (id: string | null | undefined) => (id ? (sizes.get(id) ?? 0) : null);
  const lines = entries.map((entry) => ({
    ...entry,
    orderExists: existing.has(entry.orderDbId ?? ''),
    groupSize: isCollapsed(listing) ? sizeOf(entry.groupId) : null,
  }));
  return { lines, groupSize: sizeOf(listing.group) };
}

function unique(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}

async function existingOrders(actor: Actor, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  // One lookup per ID: for an IN list SQLite would scan the workspace.
  const values = join(ids.map((id) => sql`(${id})`));
  const rows = await statements().rows(sql`
    SELECT "Order"."id" FROM (VALUES ${values}) AS "listed" CROSS JOIN "Order"
    WHERE "Order"."id" = "listed"."column1" AND ${visibleOrdersSql(actor)}`);
  return new Set(rows.map((row) => existingSchema.parse(row).id));
}

async function groupSizes({ workspaceId }: Actor, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await statements().rows(sql`
    SELECT "ofGroup", (
      SELECT count(*) FROM "Log" WHERE "workspaceId" = ${workspaceId} AND "groupId" = "ofGroup"
    ) AS "size" FROM (${textsAs('ofGroup', ids)}) AS "groups"`);
  return new Map(rows.map((row) => sizeSchema.parse(row)));
}
