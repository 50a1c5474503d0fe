import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Row } from '@/lib/db/engine';
import { keyNumber, keyTime } from '@/lib/db/pagination/cursor';
import {
  readPage,
  streamRows,
  type Page,
  type PageParam,
  type Part,
} from '@/lib/db/pagination/page';
import { GATHERED, type Limits, type List } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { conditionsOf } from './filters';
import { parseEntry } from '@/lib/audit-log/entry';
import { entrySchema } from '@/lib/audit-log/queries';
import { collapseRows, type ListedEntry, type ListedRow } from './rows';
import { isCollapsed, PART_ROWS, type LogListParams } from './params';
import { pageOfRows } from './page';

const rowSchema = entrySchema.extend({ hash: z.string() });

export type LogPage = {
  lines: ListedRow[];
  before: string | null;
  after: string | null;
  /** Whether the given cursor matches no entry. */
  isLost: boolean;
  part: Part | null;
  /** Entries, not lines: up to 1,001 with a filter, exact without one. */
  count: number;
  /** Whether more entries may match. */
  isLeast: boolean;
  /** Null without a group filter. */
  groupSize: number | null;
};

const keySchema = z.tuple([keyTime, keyNumber]);

/** Null when forbidden. */
export async function listLog(
  actor: Actor,
  listing: LogListParams,
  place: PageParam,
  limits?: Limits,
): Promise<LogPage | null> {
  if (!may(actor, 'log.read')) return null;
  const { rows, count, ...places } = await pageOf(listOf(actor, listing, limits), listing, place);
  const { lines, groupSize } = await collapseRows(actor, listing, rows.map(entryOf));
  return { ...places, lines, groupSize, count: count ?? actor.logSeq };
}

async function pageOf(entries: List, listing: LogListParams, place: PageParam): Promise<Page> {
  const paging = { size: listing.size, key: keySchema };
  if (!isCollapsed(listing)) return readPage(entries, place, paging);
  // Counts entries: counting lines would read a log of large groups to its end.
  const [page, { count, isLeast }] = await Promise.all([
    pageOfRows(entries, place, paging),
    readPage(entries, {}, { ...paging, size: 1 }),
  ]);
  return { ...page, count, isLeast };
}

/** Single entries, in list order and constant memory; null when forbidden. */
export function streamLog(
  actor: Actor,
  listing: LogListParams,
  limits?: Limits,
): AsyncGenerator<ListedEntry[]> | null {
  return may(actor, 'log.read') ? entrySlices(listOf(actor, listing, limits)) : null;
}

async function* entrySlices(list: List): AsyncGenerator<ListedEntry[]> {
  for await (const rows of streamRows(list)) yield rows.map(entryOf);
}

function listOf(
  actor: Actor,
  listing: LogListParams,
  limits = { scanned: PART_ROWS, gathered: GATHERED },
): List {
  return {
    table: 'Log',
    limits,
    columns: Object.keys(rowSchema.shape),
    scope: sql`"Log"."workspaceId" = ${actor.workspaceId}`,
    order: { by: ['at', 'seq'], descending: listing.descending },
    filters: conditionsOf(actor, listing),
  };
}

function entryOf(row: Row): ListedEntry {
  return parseEntry(rowSchema.parse(row));
}
