import 'server-only';
import type { z } from 'zod';
import { db } from '@/lib/db/client';
import type { Page, Place } from '@/lib/db/listing';
import { placeAhead, type Key, type List, type Way } from '@/lib/db/listing-sql';
import { decodePlace, encodePlace } from '@/lib/db/place';
import type { Row } from '@/lib/db/raw';
import type { Sql } from '@/lib/db/sql';
import { lines } from './lines-sql';

/** Entries that are looked at at once: so many at first, and at most. Others are answered in between. */
const NEAR = 250;
const FAR = 16_000;

/**
 * A page of the lines that a list of entries makes, with the places that the list itself has. Uncounted, and found by
 * walking on: where large groups lie, most entries are passed over, and elsewhere hardly any.
 */
export async function pageOfLines(
  list: List,
  place: Place,
  { size, key }: { size: number; key: z.ZodType<Key> },
): Promise<Omit<Page, 'count'>> {
  const given = place.after ?? place.before;
  const from = given === undefined ? null : decodePlace(given, nameOf(list), key);
  const backwards = from !== null && place.after === undefined;
  const descending = list.order.descending !== backwards;
  const found = await walkOn(list, { from, descending, take: size + 1 });
  const rows = found.slice(0, size);
  const more = found.length > rows.length;
  if (backwards) rows.reverse();
  const at = (row: Row | undefined) => (row ? encodePlace(nameOf(list), keyOf(list, row)) : null);
  return {
    rows,
    before: (backwards ? more : from !== null) ? at(rows[0]) : null,
    after: backwards || more ? at(rows.at(-1)) : null,
    isLost: given !== undefined && from === null,
  };
}

async function walkOn(list: List, { from, descending, take }: Way): Promise<Row[]> {
  const rows: Row[] = [];
  for (let place = from, length = NEAR; ; length = Math.min(length * 4, FAR)) {
    // Where a step ends is found first: whatever comes in between, the next one begins just there.
    const [end] = await read(placeAhead(list, { from: place, descending }, length));
    const until = end ? keyOf(list, end) : null;
    const way = { from: place, until, descending, take: take - rows.length };
    rows.push(...(await read(lines(list, way, length))));
    if (!until || rows.length >= take) return rows;
    place = until;
  }
}

function keyOf({ order }: List, row: Row): Key {
  return order.by.map((column) => row[column]);
}

function nameOf({ order }: List): string {
  return `${order.descending ? '-' : ''}${order.by[0]}`;
}

function read(query: Sql): Promise<Row[]> {
  return db().$queryRaw<Row[]>(query);
}
