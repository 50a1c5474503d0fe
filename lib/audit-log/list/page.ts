import 'server-only';
import { db } from '@/lib/db/client';
import type { Row } from '@/lib/db/engine';
import { keyOf, pageOf, type Page, type Paging, type PageParam } from '@/lib/db/pagination/page';
import { positionAhead, type List, type QueryPlan } from '@/lib/db/pagination/sql';
import type { Sql } from '@/lib/db/sql';
import { rowsSql } from './rows-sql';

/** Entries that are looked at at once: so many at first, and at most. Others are answered in between. */
const NEAR = 250;
const FAR = 16_000;

/**
 * A page of the lines that a list of entries makes, with the places that the list itself has. Uncounted, and found by
 * walking on: where large groups lie, most entries are passed over, and elsewhere hardly any.
 */
export async function pageOfRows(
  list: List,
  place: PageParam,
  paging: Paging,
): Promise<Omit<Page, 'count'>> {
  const find = async (way: QueryPlan) => ({ rows: await walkOn(list, way), count: null });
  return pageOf(list, place, paging, find);
}

async function walkOn(list: List, { from, descending, take }: QueryPlan): Promise<Row[]> {
  const rows: Row[] = [];
  for (let place = from, length = NEAR; ; length = Math.min(length * 4, FAR)) {
    // Where a step ends is found first: whatever comes in between, the next one begins just there.
    const [end] = await read(positionAhead(list, { from: place, descending }, length));
    const until = end ? keyOf(list, end) : null;
    const way = { from: place, until, descending, take: take - rows.length };
    rows.push(...(await read(rowsSql(list, way, length))));
    if (!until || rows.length >= take) return rows;
    place = until;
  }
}

function read(query: Sql): Promise<Row[]> {
  return db().$queryRaw<Row[]>(query);
}
