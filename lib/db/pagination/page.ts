import 'server-only';
import type { z } from 'zod';
import type { Row } from '@/lib/db/engine';
import { COUNTED } from '@/lib/numbers';
import { keyOf, rowsAndCount, SCAN_ROWS, scanStep, type Counted, type Scanned } from './find';
import { UNLIMITED, type Key, type List, type QueryPlan } from './sql';
import { decodeCursor, encodeCursor } from './cursor';

export type PageParam = { after?: string; before?: string };

/** Of a search in parts: the side on which it continues, or that this was the last part. */
export type Part = 'before' | 'after' | 'last';

export type Page = {
  rows: Row[];
  before: string | null;
  after: string | null;
  /** Whether the given cursor was invalid, so that this is the first page. */
  isLost: boolean;
  /** With fewer rows than a page has, more may follow in the next part. */
  part: Part | null;
} & Counted;

export type Paging = { size: number; key: z.ZodType<Key> };

export type UncountedPage = Omit<Page, keyof Counted>;

/** Falls back to the first page. Reads little more than the page, whatever the filter, order and table size. */
export async function readPage(list: List, position: PageParam, paging: Paging): Promise<Page> {
  let counted: Counted = { count: null, isLeast: false };
  const page = await pageOf(list, position, paging, async (plan) => {
    const { rows, end, ...others } = await rowsAndCount(list, plan);
    counted = others;
    return { rows, end };
  });
  return { ...page, ...counted };
}

/** `find` gets a plan for one row more than the page has, which shows whether another page follows. */
export async function pageOf(
  list: List,
  position: PageParam,
  { size, key }: Paging,
  find: (plan: QueryPlan) => Promise<Scanned>,
): Promise<UncountedPage> {
  const cursor = position.after ?? position.before;
  const decode = (name: string) => (cursor === undefined ? null : decodeCursor(cursor, name, key));
  // The row at a part's cursor isn't on any page.
  const part = decode(partName(list));
  const from = part ?? decode(orderName(list));
  const backwards = from !== null && position.after === undefined;
  const descending = list.order.descending !== backwards;
  const { rows: found, end } = await find({ from, descending, take: size + 1 });
  const rows = found.slice(0, size);
  const partAt = (at: Key | null) => at && encodeCursor(partName(list), at);
  const rowAt = (row: Row | undefined) => row && encodeCursor(orderName(list), keyOf(list, row));
  const ahead = found.length > size ? rowAt(rows.at(-1))! : partAt(end);
  const behind = from && (rowAt(rows[0]) ?? partAt(part ?? end));
  const side = backwards ? 'before' : 'after';
  return {
    rows: backwards ? rows.reverse() : rows,
    before: backwards ? ahead : behind,
    after: backwards ? behind : ahead,
    isLost: cursor !== undefined && from === null,
    part: rows.length === size ? null : end ? side : part && 'last',
  };
}

/** In list order and constant memory. Rows that stay are yielded exactly once, whatever is inserted or deleted in between. */
export async function* streamRows(list: List): AsyncGenerator<Row[]> {
  const { descending } = list.order;
  const start = { from: null, descending, take: COUNTED + 1 };
  const first = await rowsAndCount(list, start);
  if (first.rows.length <= COUNTED && !first.end) {
    yield first.rows;
    return;
  }
  for (let from: Key | null = null; ;) {
    const { rows, end } = await scanStep(list, { from, descending, take: UNLIMITED }, SCAN_ROWS);
    yield rows;
    if (!end) return;
    from = end;
  }
}

function orderName({ order }: List): string {
  return `${order.descending ? '-' : ''}${order.by[0]}`;
}

function partName(list: List): string {
  return `${orderName(list)}, part`;
}
