import 'server-only';
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
import { sql, type Sql } from '@/lib/db/sql';

// docs/decisions/12-keyset-lists.md explains the query plans.

export const SCAN_ROWS = 2_000;

const MAX_SCAN_ROWS = 16_000;

/** `end` is the last row that was read, if more are left and the page isn't full. */
export type Scanned = { rows: Row[]; end: Key | null };

export type Counted = {
  /** Of all matching rows, up to `COUNTED + 1`; null without a filter. */
  count: number | null;
  /** Whether it is a part's count, so that more rows may match. */
  isLeast: boolean;
};

export async function rowsAndCount(list: List, plan: QueryPlan): Promise<Scanned & Counted> {
  const { scanned } = list.limits;
  const limit = COUNTED + 1;
  const all = { from: null, descending: list.order.descending, take: limit };
  const near = isServed(list) ? SCAN_ROWS : Math.min(SCAN_ROWS, scanned);
  const [rows, first] = await Promise.all([
    read(scanInOrder(list, plan, near)),
    list.filters.length === 0 ? null : count(scanInOrder(list, all, near)),
  ]);
  if (isServed(list) || first === null) return whole(rows, first);
  const furthest = Math.min(MAX_SCAN_ROWS, scanned);
  const isDense = first < limit && first * (furthest / near) >= limit;
  const nearCount = isDense ? await count(scanInOrder(list, all, furthest)) : first;
  const isFull = rows.length === plan.take;
  if (nearCount === limit && isFull) return whole(rows, limit);
  const index = await narrowestIndex(list);
  if (nearCount < limit) {
    if (!index) return scanAndCount(list, plan, isFull ? rows : null);
    const ids = await read(collectByFilter(list, index, limit));
    if (ids.length < limit) {
      const chosen = ids.map(({ id }) => id);
      return whole(isFull ? rows : await read(selectByIds(list, chosen, plan)), ids.length);
    }
  }
  if (isFull) return whole(rows, limit);
  const isPageNear = rows.length * (scanned / near) >= plan.take;
  const start = isPageNear ? await scanOn(list, plan, furthest) : { rows: [], end: plan.from };
  if (isPageNear && !start.end) return whole(start.rows, limit);
  if (index && (await isNarrow(list, index))) {
    return whole(await read(collectInOrder(list, index, plan)), limit);
  }
  const rest = { ...plan, from: start.end, take: plan.take - start.rows.length };
  const { rows: others, end } = await scanOn(list, rest, isPageNear ? scanned - furthest : scanned);
  return { ...whole([...start.rows, ...others], limit), end };
}

function whole(rows: Row[], counted: number | null): Scanned & Counted {
  return { rows, end: null, count: counted, isLeast: false };
}

/** Counts from the start of the list, which often finds the page too. */
async function scanAndCount(
  list: List,
  plan: QueryPlan,
  full: Row[] | null,
): Promise<Scanned & Counted> {
  const { scanned } = list.limits;
  const { descending } = list.order;
  const isFirst = plan.from === null && plan.descending === descending;
  const [counted, found] = await Promise.all([
    scanOn(list, { from: null, descending, take: COUNTED + 1 }, scanned),
    full ? { rows: full, end: null } : isFirst ? null : scanOn(list, plan, scanned),
  ]);
  const rows = counted.rows.slice(0, plan.take);
  const page = found ?? { rows, end: rows.length === plan.take ? null : counted.end };
  const least = Math.max(counted.rows.length, page.rows.length);
  return { ...page, count: least, isLeast: counted.end !== null };
}

async function scanOn(
  list: List,
  { from, descending, take }: QueryPlan,
  budget: number,
): Promise<Scanned> {
  const rows: Row[] = [];
  let end = from;
  for (let length = SCAN_ROWS, left = budget; left > 0 || endsWith(list, rows, end); length *= 2) {
    const step = Math.max(1, Math.min(length, MAX_SCAN_ROWS, left));
    const next = await scanStep(list, { from: end, descending, take: take - rows.length }, step);
    rows.push(...next.rows);
    end = next.end;
    if (!end || rows.length === take) return { rows, end: null };
    left -= step;
  }
  return { rows, end };
}

/** A part doesn't end with a row that it shows, so that going back from an empty page doesn't skip that row. */
export function endsWith(list: List, rows: Row[], end: Key | null): boolean {
  const last = rows.at(-1);
  return last !== undefined && JSON.stringify(keyOf(list, last)) === JSON.stringify(end);
}

/** The end is a key, not an offset: the next step continues there, whatever changes in between. */
export async function scanStep(
  list: List,
  plan: QueryPlan,
  length: number,
): Promise<{ rows: Row[]; end: Key | null }> {
  const end = await keyAhead(list, plan, length);
  return { rows: await read(scanInOrder(list, { ...plan, until: end }, UNLIMITED)), end };
}

/** Null if each of several indexes finds too many rows. */
async function narrowestIndex(list: List): Promise<Index | null> {
  const indexes = list.filters.flatMap(({ index }) => index ?? []);
  // An index that joins another table comes first: the other conditions can all be added to it.
  const first = indexes.find(({ from }) => from.sql.includes('JOIN')) ?? indexes[0];
  if (!first || engine() === 'postgresql' || list.filters.length === 1) return first ?? null;
  const counts = await countsOf(list, indexes);
  const fewest = Math.min(...counts);
  return fewest < list.limits.gathered ? indexes[counts.indexOf(fewest)]! : null;
}

/** Whether few enough rows match to sort them. Of several filters, the planner or {@link narrowestIndex} has decided. */
async function isNarrow(list: List, index: Index): Promise<boolean> {
  const { filters, limits } = list;
  return filters.length > 1 || (await countsOf(list, [index]))[0]! < limits.gathered;
}

async function countsOf(list: List, indexes: Index[]): Promise<number[]> {
  const [row] = await read(countByFilter(list, indexes, list.limits.gathered));
  return indexes.map((_, number) => Number(row?.[number]));
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

function read(query: Sql): Promise<Row[]> {
  return statements().rows(query);
}

async function count(query: Sql): Promise<number> {
  const [row] = await read(sql`SELECT count(*) AS "rows" FROM (${query}) AS "counted"`);
  return Number(row?.rows);
}
