import 'server-only';
import type { z } from 'zod';
import type { Row } from '@/lib/db/engine';
import { COUNTED } from '@/lib/numbers';
import { db, engine } from '@/lib/db/client';
import {
  choose,
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

const NEAR = 2_000;

const FAR = 16_000;

/** More rows than this aren't sorted: a scan in list order finds a page sooner. */
const MANY = 20_000;

export type PageParam = { after?: string; before?: string };

export type Page = {
  rows: Row[];
  before: string | null;
  after: string | null;
  isLost: boolean;
  count: number | null;
};

export type Paging = { size: number; key: z.ZodType<Key> };

/** Falls back to the first page. Reads little more than the page, whatever the filter, order and table size. */
export function readPage(list: List, place: PageParam, paging: Paging): Promise<Page> {
  return pageOf(list, place, paging, (way) => rowsAndCount(list, way));
}

export async function pageOf<C>(
  list: List,
  place: PageParam,
  { size, key }: Paging,
  find: (way: QueryPlan) => Promise<{ rows: Row[]; count: C }>,
): Promise<Omit<Page, 'count'> & { count: C }> {
  const given = place.after ?? place.before;
  const from = given === undefined ? null : decodeCursor(given, nameOf(list), key);
  const backwards = from !== null && place.after === undefined;
  const descending = list.order.descending !== backwards;
  const { rows: found, count } = await find({ from, descending, take: size + 1 });
  const rows = found.slice(0, size);
  const more = found.length > rows.length;
  if (backwards) rows.reverse();
  const at = (row: Row | undefined) => (row ? encodeCursor(nameOf(list), keyOf(list, row)) : null);
  return {
    rows,
    before: (backwards ? more : from !== null) ? at(rows[0]) : null,
    after: backwards || more ? at(rows.at(-1)) : null,
    isLost: given !== undefined && from === null,
    count,
  };
}

/** In constant memory. Rows that stay are yielded exactly once, whatever is inserted or deleted in between. */
export async function* streamRows(list: List): AsyncGenerator<Row[]> {
  const { descending } = list.order;
  const few = await rowsAndCount(list, { from: null, descending, take: COUNTED + 1 });
  if (few.rows.length <= COUNTED) {
    yield few.rows;
    return;
  }
  for (let from: Key | null = null; ;) {
    const { rows, end } = await step(list, { from, descending, take: UNLIMITED }, NEAR);
    yield rows;
    if (!end) return;
    from = end;
  }
}

async function rowsAndCount(
  list: List,
  way: QueryPlan,
): Promise<{ rows: Row[]; count: number | null }> {
  const limit = COUNTED + 1;
  const all = { from: null, descending: list.order.descending, take: limit };
  const [rows, first] = await Promise.all([
    read(scanInOrder(list, way, NEAR)),
    list.filters.length === 0 ? null : count(scanInOrder(list, all, NEAR)),
  ]);
  if (isServed(list)) return { rows, count: first };
  const isDense = first !== null && first < limit && first * (FAR / NEAR) >= limit;
  const near = isDense ? await count(scanInOrder(list, all, FAR)) : first;
  const isFull = rows.length === way.take;
  if (near === limit && isFull) return { rows, count: limit };
  const index = await narrowest(list, limit);
  if (!index) {
    const whole = near === limit ? null : await walkOn(list, all);
    const counted = whole?.length ?? limit;
    if (isFull) return { rows, count: counted };
    const isFirst = way.from === null && way.descending === all.descending;
    const further = whole && isFirst ? whole.slice(0, way.take) : await walkOn(list, way);
    return { rows: further, count: counted };
  }
  const ids = near === limit ? null : await read(collectByFilter(list, index, limit));
  const counted = ids?.length ?? limit;
  if (isFull) return { rows, count: counted };
  if (ids && ids.length < limit) {
    const chosen = choose(
      list,
      ids.map(({ id }) => id),
      way,
    );
    return { rows: await read(chosen), count: counted };
  }
  const further = await read(scanInOrder(list, way, FAR));
  if (further.length === way.take) return { rows: further, count: counted };
  const narrow = await narrowest(list, MANY);
  return {
    rows: narrow?.isNarrow
      ? await read(collectInOrder(list, narrow, way))
      : await walkOn(list, way),
    count: counted,
  };
}

async function walkOn(list: List, { from, descending, take }: QueryPlan): Promise<Row[]> {
  const rows: Row[] = [];
  for (let place = from, length = NEAR; ; length = Math.min(length * 2, FAR)) {
    const way = { from: place, descending, take: take - rows.length };
    const next = await step(list, way, length);
    rows.push(...next.rows);
    place = next.end;
    if (!place || rows.length >= take) return rows;
  }
}

/** The end is a key, not an offset: the next step continues there, whatever changes in between. */
async function step(
  list: List,
  way: QueryPlan,
  length: number,
): Promise<{ rows: Row[]; end: Key | null }> {
  const end = await ahead(list, way, length);
  return { rows: await read(scanInOrder(list, { ...way, until: end }, UNLIMITED)), end };
}

async function narrowest(
  list: List,
  many: number,
): Promise<(Index & { isNarrow: boolean }) | null> {
  const indexes = list.filters.flatMap(({ index }) => index ?? []);
  // An index that joins another table comes first: the other conditions can all be added to it.
  const first = indexes.find(({ from }) => from.sql.includes('JOIN')) ?? indexes[0];
  if (!first) return null;
  if (engine() === 'postgresql') return { ...first, isNarrow: true };
  if (indexes.length === 1 && many <= COUNTED + 1) return { ...first, isNarrow: true };
  const [row] = await read(countByFilter(list, indexes, many));
  const counts = indexes.map((_, number) => Number(row?.[number]));
  const fewest = Math.min(...counts);
  return { ...indexes[counts.indexOf(fewest)]!, isNarrow: fewest < many };
}

async function ahead(
  list: List,
  way: Omit<QueryPlan, 'take'>,
  length: number,
): Promise<Key | null> {
  const [row] = await read(positionAhead(list, way, length));
  return row ? keyOf(list, row) : null;
}

export function keyOf({ order }: List, row: Row): Key {
  return order.by.map((column) => row[column]);
}

function nameOf({ order }: List): string {
  return `${order.descending ? '-' : ''}${order.by[0]}`;
}

function read(query: Sql): Promise<Row[]> {
  return db().$queryRaw<Row[]>(query);
}

async function count(query: Sql): Promise<number> {
  const [row] = await read(sql`SELECT count(*) AS "rows" FROM (${query}) AS "counted"`);
  return Number(row?.rows);
}
