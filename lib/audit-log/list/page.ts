import 'server-only';
import { statements } from '@/lib/db/client';
import type { Row } from '@/lib/db/engine';
import { keyOf, pageOf, type Page, type Paging, type PageParam } from '@/lib/db/pagination/page';
import { positionAhead, type List, type QueryPlan } from '@/lib/db/pagination/sql';
import type { Sql } from '@/lib/db/sql';
import { rowsSql } from './rows-sql';

/** Entries per step, first and at most; other requests run in between. */
const MIN_STEP = 250;
const MAX_STEP = 16_000;

/** A page of lines, not of entries. Uncounted, with growing steps: a large group is one line. */
export async function pageOfRows(
  list: List,
  place: PageParam,
  paging: Paging,
): Promise<Omit<Page, 'count'>> {
  const find = async (plan: QueryPlan) => ({ rows: await findRows(list, plan), count: null });
  return pageOf(list, place, paging, find);
}

async function findRows(list: List, { from, descending, take }: QueryPlan): Promise<Row[]> {
  const rows: Row[] = [];
  for (let place = from, length = MIN_STEP; ; length = Math.min(length * 4, MAX_STEP)) {
    // Finds the end of the step first, so that the next one starts there despite new entries.
    const [end] = await read(positionAhead(list, { from: place, descending }, length));
    const until = end ? keyOf(list, end) : null;
    const plan = { from: place, until, descending, take: take - rows.length };
    rows.push(...(await read(rowsSql(list, plan, length))));
    if (!until || rows.length >= take) return rows;
    place = until;
  }
}

function read(query: Sql): Promise<Row[]> {
  return statements().rows(query);
}
