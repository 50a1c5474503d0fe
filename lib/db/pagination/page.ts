import 'server-only';
import type { z } from 'zod';
import type { Row } from '@/lib/db/engine';
import { COUNTED } from '@/lib/numbers';
import { statements, engine } from '@/lib/db/client';
import {
  selectByIds,
  collectByFilter,
  collectInOrder,
  isServed,
  positionAhead,
  countByFilter,
  UNLIMITED,
  scanInOrder,
  type Index,
  type Key,
  type List,
  type QueryPlan,
} from './sql';
import { decodeCursor, encodeCursor } from './cursor';
import { sql, type Sql } from '@/lib/db/sql';

// docs/decisions/12-keyset-lists.md explains the two query plans.

const SCAN_ROWS = 2_000;

const MAX_SCAN_ROWS = 16_000;

/** More rows than this aren't sorted: a scan in list order finds a page sooner. */
const MAX_SORTED_ROWS = 20_000;

export type PageParam = { after?: string; before?: string };

export type Page = {
  rows: Row[];
  before: string | null;
  after: string | null;
  /** Whether the given cursor was invalid, so that this is the first page. */
  isLost: boolean;
  /** Of all matching rows, up to `COUNTED + 1`; null without a filter. */
  count: number | null;
};

export type Paging = { size: number; key: z.ZodType<Key> };

/** Falls back to the first page. Reads little more than the page, whatever the filter, order and table size. */
export function readPage(list: List, position: PageParam, paging: Paging): Promise<Page> {
  return pageOf(list, position, paging, (plan) => rowsAndCount(list, plan));
}

/** `find` gets a plan for one row more than the page has, which shows whether another page follows. */
export async function pageOf<C>(
  list: List,
  position: PageParam,
  { size, key }: Paging,
  find: (plan: QueryPlan) => Promise<{ rows: Row[]; count: C }>,
): Promise<Omit<Page, 'count'> & { count: C }> {
  const cursor = position.after ?? position.before;
  const from = cursor === undefined ? null : decodeCursor(cursor, orderName(list), key);
  const backwards = from !== null && position.after === undefined;
  const descending = list.order.descending !== backwards;
  const { rows: found, count } = await find({ from, descending, take: size + 1 });
  const rows = found.slice(0, size);
  const more = found.length > rows.length;
  if (backwards) rows.reverse();
  const at = (row: Row | undefined) =>
    row ? encodeCursor(orderName(list), keyOf(list, row)) : null;
  return {
    rows,
    before: (backwards ? more : from !== null) ? at(rows[0]) : null,
    after: backwards || more ? at(rows.at(-1)) : null,
    isLost: cursor !== undefined && from === null,
    count,
  };
}

/** In list order and constant memory. Rows that stay are yielded exactly once, whatever is inserted or deleted in between. */
export async function* streamRows(list: List): AsyncGenerator<Row[]> {
  const { descending } = list.order;
  const firstRows = await rowsAndCount(list, { from: null, descending, take: COUNTED + 1 });
  if (firstRows.rows.length <= COUNTED) {
    yield firstRows.rows;
    return;
  }
  for (let from: Key | null = null; ;) {
    const { rows, end } = await scanStep(list, { from, descending, take: UNLIMITED }, SCAN_ROWS);
    yield rows;
    if (!end) return;
    from = end;
  }
}

async function rowsAndCount(
  list: List,
  plan: QueryPlan,
): Promise<{ rows: Row[]; count: number | null }> {
  const limit = COUNTED + 1;
  const all = { from: null, descending: list.order.descending, take: limit };
  const [rows, first] = await Promise.all([
    read(scanInOrder(list, plan, SCAN_ROWS)),
    list.filters.length === 0 ? null : count(scanInOrder(list, all, SCAN_ROWS)),
  ]);
  if (isServed(list)) return { rows, count: first };
  const isDense = first !== null && first < limit && first * (MAX_SCAN_ROWS / SCAN_ROWS) >= limit;
  const nearCount = isDense ? await count(scanInOrder(list, all, MAX_SCAN_ROWS)) : first;
  const isFull = rows.length === plan.take;
  if (nearCount === limit && isFull) return { rows, count: limit };
  const index = await narrowestIndex(list, limit);
  if (!index) {
    const whole = nearCount === limit ? null : await scanOn(list, all);
    const counted = whole?.length ?? limit;
    if (isFull) return { rows, count: counted };
    const isFirst = plan.from === null && plan.descending === all.descending;
    const nextRows = whole && isFirst ? whole.slice(0, plan.take) : await scanOn(list, plan);
    return { rows: nextRows, count: counted };
  }
  const ids = nearCount === limit ? null : await read(collectByFilter(list, index, limit));
  const counted = ids?.length ?? limit;
  if (isFull) return { rows, count: counted };
  if (ids && ids.length < limit) {
    const chosen = selectByIds(
      list,
      ids.map(({ id }) => id),
      plan,
    );
    return { rows: await read(chosen), count: counted };
  }
  const nextRows = await read(scanInOrder(list, plan, MAX_SCAN_ROWS));
  if (nextRows.length === plan.take) return { rows: nextRows, count: counted };
  const narrow = await narrowestIndex(list, MAX_SORTED_ROWS);
  return {
    rows: narrow?.isNarrow
      ? await read(collectInOrder(list, narrow, plan))
      : await scanOn(list, plan),
    count: counted,
  };
}

async function scanOn(list: List, { from, descending, take }: QueryPlan): Promise<Row[]> {
  const rows: Row[] = [];
  for (let position = from, length = SCAN_ROWS; ; length = Math.min(length * 2, MAX_SCAN_ROWS)) {
    const plan = { from: position, descending, take: take - rows.length };
    const next = await scanStep(list, plan, length);
    rows.push(...next.rows);
    position = next.end;
    if (!position || rows.length >= take) return rows;
  }
}

/** The end is a key, not an offset: the next step continues there, whatever changes in between. */
async function scanStep(
  list: List,
  plan: QueryPlan,
  length: number,
): Promise<{ rows: Row[]; end: Key | null }> {
  const end = await keyAhead(list, plan, length);
  return { rows: await read(scanInOrder(list, { ...plan, until: end }, UNLIMITED)), end };
}

async function narrowestIndex(
  list: List,
  limit: number,
): Promise<(Index & { isNarrow: boolean }) | null> {
  const indexes = list.filters.flatMap(({ index }) => index ?? []);
  // An index that joins another table comes first: the other conditions can all be added to it.
  const first = indexes.find(({ from }) => from.sql.includes('JOIN')) ?? indexes[0];
  if (!first) return null;
  if (engine() === 'postgresql') return { ...first, isNarrow: true };
  if (indexes.length === 1 && limit <= COUNTED + 1) return { ...first, isNarrow: true };
  const [row] = await read(countByFilter(list, indexes, limit));
  const counts = indexes.map((_, number) => Number(row?.[number]));
  const fewest = Math.min(...counts);
  return { ...indexes[counts.indexOf(fewest)]!, isNarrow: fewest < limit };
}

async function keyAhead(
  list: List,
  plan: Omit<QueryPlan, 'take'>,
  length: number,
): Promise<Key | null> {
  const [row] = await read(positionAhead(list, plan, length));
  return row ? keyOf(list, row) : null;
}

export function keyOf({ order }: List, row: Row): Key {
  return order.by.map((column) => row[column]);
}

function orderName({ order }: List): string {
  return `${order.descending ? '-' : ''}${order.by[0]}`;
}

function read(query: Sql): Promise<Row[]> {
  return statements().rows(query);
}

async function count(query: Sql): Promise<number> {
  const [row] = await read(sql`SELECT count(*) AS "rows" FROM (${query}) AS "counted"`);
  return Number(row?.rows);
}
