import 'server-only';
import { statements } from '@/lib/db/client';
import type { Row } from '@/lib/db/engine';
import { endsWith, keyOf, type Scanned } from '@/lib/db/pagination/find';
import { pageOf, type PageParam, type Paging, type UncountedPage } from '@/lib/db/pagination/page';
import { positionAhead, type List, type QueryPlan } from '@/lib/db/pagination/sql';
import type { Sql } from '@/lib/db/sql';
import { rowsSql } from './rows-sql';

/** Entries per step, first and at most; other requests run in between. */
const MIN_STEP = 250;
const MAX_STEP = 16_000;

/** A page of lines, not of entries. Uncounted, with growing steps: a large group is one line. */
export function pageOfRows(list: List, place: PageParam, paging: Paging): Promise<UncountedPage> {
  return pageOf(list, place, paging, (plan) => findRows(list, plan));
}

async function findRows(list: List, { from, descending, take }: QueryPlan): Promise<Scanned> {
  const rows: Row[] = [];
  let until = from;
  let left = list.limits.scanned;
  for (let length = MIN_STEP; left > 0 || endsWith(list, rows, until); length *= 4) {
    const step = Math.max(1, Math.min(length, MAX_STEP, left));
    const place = until;
    // Finds the end of the step first, so that the next one starts there despite new entries.
    const [end] = await read(positionAhead(list, { from: place, descending }, step));
    until = end ? keyOf(list, end) : null;
    const plan = { from: place, until, descending, take: take - rows.length };
    rows.push(...(await read(rowsSql(list, plan, step))));
    if (!until || rows.length === take) return { rows, end: null };
    left -= step;
  }
  return { rows, end: until };
}

function read(query: Sql): Promise<Row[]> {
  return statements().rows(query);
}
