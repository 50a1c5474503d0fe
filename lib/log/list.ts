import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrdersSql } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { keyNumber, keyTime } from '@/lib/db/key-parts';
import { readPage, slicesOf, type Place } from '@/lib/db/listing';
import type { List } from '@/lib/db/listing-sql';
import type { Row } from '@/lib/db/raw';
import { join, sql } from '@/lib/db/sql';
import { conditionsOf } from './conditions';
import { parseEntry, type LogEntry } from './entry';
import type { LogListing } from './listing';

const rowSchema = z.object({
  id: z.string(),
  seq: z.coerce.number(),
  at: z.coerce.date(),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  orderDbId: z.string().nullable(),
  orderId: z.string().nullable(),
  orderVersion: z.coerce.number().nullable(),
  changes: z.string(),
  hash: z.string(),
});

/** An entry with all that tells it from others. */
export type ListedEntry = LogEntry & { actorId: string; hash: string };

export type LogPage = {
  entries: (ListedEntry & { orderExists: boolean })[];
  /** The places of the neighbouring pages, null at either end. */
  before: string | null;
  after: string | null;
  /** Whether a place was asked for that is none of this list. */
  isLost: boolean;
  /** How many entries the filter lets through, up to 1,001 for more than 1,000; exactly how many there are without one. */
  count: number;
};

const keySchema = z.tuple([keyTime, keyNumber]);

/**
 * The entries that the listing wants: a page of them after or before a place, or the first. Null for actors who may not
 * read the log.
 */
export async function listLog(
  actor: Actor,
  listing: LogListing,
  place: Place,
): Promise<LogPage | null> {
  if (!may(actor, 'log.read')) return null;
  const { rows, count, ...places } = await readPage(listOf(actor, listing), place, {
    size: listing.size,
    key: keySchema,
  });
  const [entries, counted] = await Promise.all([
    withExistence(actor, rows.map(entryOf)),
    count ?? sizeOfLog(actor),
  ]);
  return { ...places, entries, count: counted };
}

async function sizeOfLog({ workspaceId }: Actor): Promise<number> {
  const { logSeq } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { logSeq: true },
  });
  return logSeq;
}

/** Every entry that the listing wants, in its order, in constant memory; null for actors who may not read the log. */
export function logSlices(actor: Actor, listing: LogListing): AsyncGenerator<ListedEntry[]> | null {
  return may(actor, 'log.read') ? entrySlices(listOf(actor, listing)) : null;
}

async function* entrySlices(list: List): AsyncGenerator<ListedEntry[]> {
  for await (const rows of slicesOf(list)) yield rows.map(entryOf);
}

function listOf(actor: Actor, listing: LogListing): List {
  return {
    table: 'Log',
    columns: Object.keys(rowSchema.shape),
    scope: sql`"Log"."workspaceId" = ${actor.workspaceId}`,
    order: { by: ['at', 'seq'], descending: listing.descending },
    filters: conditionsOf(actor, listing),
  };
}

function entryOf(row: Row): ListedEntry {
  return parseEntry(rowSchema.parse(row));
}

/** Tells of which orders are still there. */
async function withExistence(actor: Actor, entries: ListedEntry[]): Promise<LogPage['entries']> {
  const ids = new Set(entries.flatMap(({ orderDbId }) => orderDbId ?? []));
  const existing = await existingOrders(actor, [...ids]);
  return entries.map((entry) => ({
    ...entry,
    orderExists: existing.has(entry.orderDbId ?? ''),
  }));
}

async function existingOrders(actor: Actor, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  // Each id is looked up by itself: for a list of them SQLite would go through the workspace.
  const values = join(ids.map((id) => sql`(${id})`));
  const rows = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT "Order"."id" FROM (VALUES ${values}) AS "listed" CROSS JOIN "Order"
    WHERE "Order"."id" = "listed"."column1" AND ${visibleOrdersSql(actor)}`);
  return new Set(rows.map(({ id }) => id));
}
