import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrdersSql } from '@/lib/auth/permissions';
import { ROLES } from '@/lib/auth/roles';
import { keyNumber, keyText, keyTime } from '@/lib/db/pagination/cursor';
import { join, raw, sql } from '@/lib/db/sql';
import type { Statements } from '@/lib/db/statements';
import { readPage, streamRows, type PageParam, type Part } from '@/lib/db/pagination/page';
import { GATHERED, textsAs, type Key, type Limits, type List } from '@/lib/db/pagination/sql';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { storedFields } from '@/lib/orders/schema';
import { conditionsOf } from './filters';
import { partRows, type ListParams, type Sort } from './params';

const COLUMNS = [
  'id',
  'orderId',
  'version',
  ...FIELD_KEYS,
  'createdById',
  'createdAt',
  'deliveredAt',
] as const;

const rowSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  version: z.coerce.number(),
  ...storedFields,
  createdById: z.string(),
  createdAt: z.coerce.date(),
  deliveredAt: z.coerce.date().nullable(),
} satisfies Record<(typeof COLUMNS)[number], z.ZodType>);

export type OrderRow = z.infer<typeof rowSchema>;

export type OrderPage = {
  orders: OrderRow[];
  before: string | null;
  after: string | null;
  isLost: boolean;
  part: Part | null;
  /** Up to 1,001, which means more than 1,000; null without a filter. */
  count: number | null;
  /** Whether more orders may match. */
  isLeast: boolean;
};

/** Per sort: the columns of its index, the cursor's key, and the conditions that the index serves. */
const ORDERS: Record<Sort, { by: string[]; key: z.ZodType<Key>; serves: string[] }> = {
  created: {
    by: ['createdAt', 'id'],
    key: z.tuple([keyTime, keyText]),
    serves: ['createdAt', 'status'],
  },
  orderId: { by: ['orderIdKey', 'orderId'], key: z.tuple([keyText, keyText]), serves: [] },
  status: {
    by: ['status', 'createdAt', 'id'],
    key: z.tuple([z.enum(['ONGOING', 'DELIVERED']), keyTime, keyText]),
    serves: ['status'],
  },
  deliveryDate: {
    by: ['deliveryDate', 'id'],
    key: z.tuple([keyText, keyText]),
    serves: ['deliveryDate', 'status'],
  },
  recipient: { by: ['recipientKey', 'id'], key: z.tuple([keyText, keyText]), serves: [] },
  address: { by: ['addressKey', 'id'], key: z.tuple([keyText, keyText]), serves: [] },
  sender: { by: ['senderKey', 'id'], key: z.tuple([keyText, keyText]), serves: [] },
  items: {
    by: ['numberOfItems', 'id'],
    key: z.tuple([keyNumber, keyText]),
    serves: ['numberOfItems'],
  },
};

/** One page; `place` is a cursor before or after it. */
export async function listOrders(
  actor: Actor,
  listing: ListParams,
  place: PageParam,
  now: Date,
  limits?: Limits,
): Promise<OrderPage> {
  const { rows, ...page } = await readPage(listOf(actor, listing, now, limits), place, {
    size: listing.size,
    key: ORDERS[listing.sort].key,
  });
  return { ...page, orders: rows.map((row) => rowSchema.parse(row)) };
}

/** All pages in batches, in constant memory. */
export async function* streamOrders(
  actor: Actor,
  listing: ListParams,
  now: Date,
  limits?: Limits,
): AsyncGenerator<OrderRow[]> {
  for await (const rows of streamRows(listOf(actor, listing, now, limits))) {
    yield rows.map((row) => rowSchema.parse(row));
  }
}

/** In no order. Joins on each key, because SQLite would otherwise scan the workspace. */
export async function ordersByKey(
  { rows }: Statements,
  actor: Actor,
  ids: readonly string[],
): Promise<OrderRow[]> {
  const orders = await rows(sql`
    SELECT ${join(COLUMNS.map((column) => raw(`"${column}"`)))}
    FROM (${textsAs('wantedId', ids)}) AS "wanted" CROSS JOIN "Order"
    WHERE "id" = "wantedId" AND ${visibleOrdersSql(actor)}`);
  return orders.map((row) => rowSchema.parse(row));
}

/** A courier's own orders, as an explicit filter so that its index is used. */
function withOwnCourier({ role, userId }: Actor, listing: ListParams): ListParams {
  return ROLES[role].sees === 'assigned' ? { ...listing, courier: userId } : listing;
}

function listOf(
  actor: Actor,
  listing: ListParams,
  now: Date,
  limits = { scanned: partRows(listing.sort), gathered: GATHERED },
): List {
  const { by, serves } = ORDERS[listing.sort];
  return {
    table: 'Order',
    limits,
    columns: COLUMNS,
    scope: visibleOrdersSql(actor),
    order: { by, descending: listing.descending },
    filters: conditionsOf(actor, withOwnCourier(actor, listing), now).map(
      ({ column, ...filter }) => ({
        ...filter,
        within: serves.includes(column),
      }),
    ),
  };
}

/** Drops conditions about other people for those who may not list them. */
export function restrictParams(actor: Actor, listing: ListParams): ListParams {
  if (may(actor, 'people.list')) return listing;
  const { createdBy: _createdBy, courier: _courier, ...rest } = listing;
  return rest;
}
