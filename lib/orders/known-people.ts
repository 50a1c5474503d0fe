import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrdersSql } from '@/lib/auth/permissions';
import { statements } from '@/lib/db/client';
import { likeText } from '@/lib/db/pagination/text-index';
import { raw, sql, type Sql } from '@/lib/db/sql';
import { fold } from '@/lib/normalize';
import { ordersByKey } from './list/queries';

export const PERSON_KINDS = ['recipient', 'sender'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Someone on an earlier order, and what that order says about them. */
export type KnownPerson = {
  /** Of the order. */
  id: string;
  orderId: string;
  name: string;
  /** By order field; only those with a value. */
  details: Partial<Record<'recipientAddress' | PersonDetail, string>>;
};

const PERSON_DETAILS = ['recipientPhone', 'recipientEmail', 'instructions'] as const;
type PersonDetail = (typeof PERSON_DETAILS)[number];

export const MOST_PEOPLE = 8;

/** How many of the newest orders are searched for words inside of names. */
const NEWEST = 2_000;

/** How many different names that begin with the text are looked up among all orders. */
const MOST_NAMES = 20;

/** What tells one person from another: columns of the order. */
const KEYS: Record<PersonKind, { name: Sql; address: Sql }> = {
  recipient: { name: raw('"recipientKey"'), address: raw('"addressKey"') },
  sender: { name: raw('"senderKey"'), address: raw(`''`) },
};

/**
 * People on earlier orders whose name has a word that starts with the text, most recent first, each once. Names that
 * start with the text are found on orders of any age, other words only on the newest. Null for users who may not create
 * orders.
 */
export async function findKnownPeople(
  actor: Actor,
  kind: PersonKind,
  text: string,
): Promise<KnownPerson[] | null> {
  if (!may(actor, 'orders.create')) return null;
  const start = fold(text).trim();
  if (start === '') return [];
  const people = distinct(await onNewestOrders(actor, kind, start));
  if (people.length < MOST_PEOPLE) {
    const older = await byBeginning(actor, kind, start);
    people.push(
      ...distinct(older).filter(({ person }) => !people.some((it) => it.person === person)),
    );
    people.sort((one, other) => (one.id < other.id ? 1 : -1));
  }
  const ids = people.slice(0, MOST_PEOPLE).map(({ id }) => id);
  const orders = await ordersByKey(statements(), actor, ids);
  return orders
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    .map(({ id, orderId, senderName, recipientName, recipientAddress, ...order }) => {
      if (kind === 'sender') return { id, orderId, name: senderName, details: {} };
      const known = PERSON_DETAILS.flatMap((field) =>
        order[field] === null ? [] : [[field, order[field]]],
      );
      const details = { recipientAddress, ...Object.fromEntries(known) };
      return { id, orderId, name: recipientName, details };
    });
}

type Candidate = { id: string; person: string };

const candidates = z.array(z.object({ id: z.string(), person: z.string() }));

async function onNewestOrders(actor: Actor, kind: PersonKind, start: string): Promise<Candidate[]> {
  const { name, address } = KEYS[kind];
  const rows = await statements().rows(sql`
    SELECT "id", "name" || ${SEPARATOR} || "address" AS "person" FROM (
      SELECT "id", "createdAt", ${name} AS "name", ${address} AS "address" FROM "Order"
      WHERE ${visibleOrdersSql(actor)} ORDER BY "createdAt" DESC, "id" DESC LIMIT ${NEWEST}
    ) AS "newest"
    WHERE "name" LIKE ${`${likeText(start)}%`} ESCAPE '\\'
      OR "name" LIKE ${`% ${likeText(start)}%`} ESCAPE '\\'
    ORDER BY "createdAt" DESC, "id" DESC`);
  return candidates.parse(rows);
}

/** The newest order of each of the first names from the text on. Reads one index entry per name. */
async function byBeginning(actor: Actor, kind: PersonKind, start: string): Promise<Candidate[]> {
  const { name, address } = KEYS[kind];
  const next = (condition: Sql) => sql`
    (SELECT ${name} FROM "Order" WHERE ${visibleOrdersSql(actor)} AND ${name} ${condition}
      AND ${name} < ${start + LAST} ORDER BY ${name} LIMIT 1)`;
  const rows = await statements().rows(sql`
    WITH RECURSIVE "names" ("name", "place") AS (
      SELECT ${next(sql`>= ${start}`)}, 1
      UNION ALL
      SELECT ${next(sql`> "names"."name"`)}, "place" + 1 FROM "names"
      WHERE "names"."name" IS NOT NULL AND "place" < ${MOST_NAMES}
    )
    SELECT "Order"."id", "names"."name" || ${SEPARATOR} || ${address} AS "person"
    FROM "names" JOIN "Order" ON "Order"."id" = (
      SELECT "id" FROM "Order" WHERE ${visibleOrdersSql(actor)} AND ${name} = "names"."name"
      ORDER BY "id" DESC LIMIT 1)
    ORDER BY "Order"."id" DESC`);
  return candidates.parse(rows);
}

/** Above any character of a name. */
const LAST = '\u{10FFFF}';

/** In no name. */
const SEPARATOR = '\n';

/** The first of each person. */
function distinct(found: readonly Candidate[]): Candidate[] {
  const people = new Map<string, Candidate>();
  for (const each of found) if (!people.has(each.person)) people.set(each.person, each);
  return [...people.values()];
}
