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

/** Rows that are looked at in the order of the list before another way is tried. */
const NEAR = 2_000;

/** Rows that are looked at at once, at most, where there is no other way. */
const FAR = 16_000;

/** More rows than this are not sorted: among so many, those of a page are met sooner by walking on. */
const MANY = 20_000;

/** A place between two rows of a list, as an opaque text for the address: the page after it, or the page before it. */
export type PageParam = { after?: string; before?: string };

export type Page = {
  rows: Row[];
  /** The places of the neighbouring pages, null at either end. */
  before: string | null;
  after: string | null;
  /** Whether a place was asked for that is none of this list. */
  isLost: boolean;
  /** How many rows the list has, up to one more than {@link COUNTED}; null where no filter narrows it. */
  count: number | null;
};

/** How long a page is, and what a place of its list is made of. */
export type Paging = { size: number; key: z.ZodType<Key> };

/**
 * A page of a list: the rows after or before a place, or the first ones where there is none or none of this list.
 * Reads little more than the page, whatever the filter, the order, and the size of the table.
 */
export function readPage(list: List, place: PageParam, paging: Paging): Promise<Page> {
  return pageOf(list, place, paging, (way) => rowsAndCount(list, way));
}

/** The same, where `find` gives the rows of a way and what is to be counted. */
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

/** Every row of the list in its order, in constant memory. What stays is given once, whatever comes and goes meanwhile. */
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
  // So many among the first that the rest of the limit is to be expected soon after.
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
  // Of more than a thousand, most are met soon after.
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

/** The rows of a way, in steps that grow: a step at a time others are answered in between. */
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

/**
 * The wanted ones among the next `length` rows, and where these end; null at the end of the list. The end is found
 * first, and is a place: whatever comes and goes in between, the next step begins just where this one ended.
 */
async function step(
  list: List,
  way: QueryPlan,
  length: number,
): Promise<{ rows: Row[]; end: Key | null }> {
  const end = await ahead(list, way, length);
  return { rows: await read(scanInOrder(list, { ...way, until: end }, UNLIMITED)), end };
}

/** The index that leads to the fewest rows, and whether these are fewer than `many`; null where there is none. */
async function narrowest(
  list: List,
  many: number,
): Promise<(Index & { isNarrow: boolean }) | null> {
  const indexes = list.filters.flatMap(({ index }) => index ?? []);
  // What joins another table comes first: the other conditions are about the table itself, so all can be put beside it.
  const first = indexes.find(({ from }) => from.sql.includes('JOIN')) ?? indexes[0];
  if (!first) return null;
  if (engine() === 'postgresql') return { ...first, isNarrow: true };
  if (indexes.length === 1 && many <= COUNTED + 1) return { ...first, isNarrow: true };
  const [row] = await read(countByFilter(list, indexes, many));
  const counts = indexes.map((_, number) => Number(row?.[number]));
  const fewest = Math.min(...counts);
  return { ...indexes[counts.indexOf(fewest)]!, isNarrow: fewest < many };
}

/** The place of the row that comes `length` rows further on; null where the list is over before. */
async function ahead(
  list: List,
  way: Omit<QueryPlan, 'take'>,
  length: number,
): Promise<Key | null> {
  const [row] = await read(positionAhead(list, way, length));
  return row ? keyOf(list, row) : null;
}

/** The place of a row. */
export function keyOf({ order }: List, row: Row): Key {
  return order.by.map((column) => row[column]);
}

/** Tells lists apart whose places mean different things. */
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
