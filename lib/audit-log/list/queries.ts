import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Row } from '@/lib/db/engine';
import { keyNumber, keyTime } from '@/lib/db/pagination/cursor';
import { readPage, streamRows, type Page, type PageParam } from '@/lib/db/pagination/page';
import type { List } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { conditionsOf } from './filters';
import { parseEntry } from '@/lib/audit-log/entry';
import { entrySchema } from '@/lib/audit-log/queries';
import { collapseRows, type ListedEntry, type ListedRow } from './rows';
import { isCollapsed, type LogListParams } from './params';
import { pageOfRows } from './page';

const rowSchema = entrySchema.extend({ hash: z.string() });

export type LogPage = {
  lines: ListedRow[];
  before: string | null;
  after: string | null;
  /** Whether the given cursor matches no entry. */
  isLost: boolean;
  /** Entries, not lines: up to 1,001 with a filter, exact without one. */
  count: number;
  /** Null without a group filter. */
  groupSize: number | null;
};

const keySchema = z.tuple([keyTime, keyNumber]);

/** Null when forbidden. */
export async function listLog(
  actor: Actor,
  listing: LogListParams,
  place: PageParam,
): Promise<LogPage | null> {
  if (!may(actor, 'log.read')) return null;
  const { rows, count, ...places } = await pageOf(actor, listing, place);
  const { lines, groupSize } = await collapseRows(actor, listing, rows.map(entryOf));
  return { ...places, lines, groupSize, count: count ?? actor.logSeq };
}

async function pageOf(actor: Actor, listing: LogListParams, place: PageParam): Promise<Page> {
  const entries = listOf(actor, listing);
  const { size } = listing;
  if (!isCollapsed(listing)) return readPage(entries, place, { size, key: keySchema });
  // Counts entries: counting lines would read a log of large groups to its end.
  const [page, { count }] = await Promise.all([
    pageOfRows(entries, place, { size, key: keySchema }),
    readPage(entries, {}, { size: 1, key: keySchema }),
  ]);
  return { ...page, count };
}

/** Single entries, in list order and constant memory; null when forbidden. */
export function streamLog(
  actor: Actor,
  listing: LogListParams,
): AsyncGenerator<ListedEntry[]> | null {
  return may(actor, 'log.read') ? entrySlices(listOf(actor, listing)) : null;
}

async function* entrySlices(list: List): AsyncGenerator<ListedEntry[]> {
  for await (const rows of streamRows(list)) yield rows.map(entryOf);
}

function listOf(actor: Actor, listing: LogListParams): List {
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
