import { z } from 'zod';
import { listCouriers, listPeople, type Person } from '@/lib/accounts/queries';
import { displayName, withUniqueNames } from '@/lib/accounts/user';
import type { Changes } from '@/lib/audit-log/actions';
import type { Actor } from '@/lib/auth/actor';
import { DELIVERING_ROLES, ROLES } from '@/lib/auth/roles';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { join, raw, sql } from '@/lib/db/sql';
import type { OrderRow } from '@/lib/orders/list/queries';

// Written into the query itself, because PostgreSQL has a type for roles.
const DELIVERING = raw(DELIVERING_ROLES.map((role) => `'${role}'`).join(', '));

const FORMER = 'no longer a courier';

/** Somebody whose orders can be asked for; who is a courier no more is called so. */
type ListedCourier = Person & { isFormer: boolean };

const bearerSchema = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  // A number on SQLite.
  isFormer: z.coerce.boolean(),
});

type Bearer = z.infer<typeof bearerSchema>;

/**
 * The couriers by name, and after them who has ongoing orders without being one any more. One look into the index of
 * couriers' orders for each of the others, however many orders there are.
 */
export async function listedCouriers(actor: Actor): Promise<ListedCourier[]> {
  const ongoing = sql`
    SELECT 1 FROM "Order" WHERE ${visibleOrdersSql(actor)}
      AND "Order"."courierId" = "User"."id" AND "Order"."status" = 'ONGOING' LIMIT 1`;
  const isCourier = sql`("role" IN (${DELIVERING}) AND "active")`;
  const rows = await db().$queryRaw<unknown[]>(sql`
    SELECT "id", "name", "username", NOT ${isCourier} AS "isFormer" FROM "User"
    WHERE "User"."workspaceId" = ${actor.workspaceId} AND (${isCourier} OR (${ongoing}) = 1)
    ORDER BY "name", "id"`);
  return offered(rows.map((row) => bearerSchema.parse(row)));
}

/** Whom the form of an order offers: the couriers, and whoever has it already, who may be none any more. */
export async function couriersFor(actor: Actor, courierId: string | null): Promise<Person[]> {
  if (courierId === null) return listCouriers(actor);
  const users = await db().user.findMany({
    where: {
      workspaceId: actor.workspaceId,
      OR: [{ role: { in: DELIVERING_ROLES }, active: true }, { id: courierId }],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, username: true, role: true, active: true },
  });
  const people = offered(users.map((user) => ({ ...user, isFormer: !isCourier(user) })));
  const couriers = people.map(({ id, name }) => ({ id, name }));
  if (users.some(({ id }) => id === courierId)) return couriers;
  return [...couriers, { id: courierId, name: marked(displayName([], courierId)) }];
}

/** Who delivers an order, in words; null where there is nobody who could. */
export async function courierOf(
  actor: Actor,
  { courierId: id, status }: Pick<OrderRow, 'courierId' | 'status'>,
): Promise<string | null> {
  if (id === null) return (await listCouriers(actor)).length > 0 ? 'Nobody yet' : null;
  const user = await db().user.findFirst({
    where: { workspaceId: actor.workspaceId, id },
    select: { name: true, role: true, active: true },
  });
  if (!user) return displayName([], id);
  return status === 'ONGOING' && !isCourier(user) ? marked(user.name) : user.name;
}

/**
 * How those are called who deliver these orders, by the keys of the orders: of ongoing ones with a mark where they are
 * couriers no more. Undefined where nobody delivers and nobody could. Asks for more than the `couriers` only where somebody
 * has delivered an order who is none any more.
 */
export async function courierNames(
  actor: Actor,
  {
    orders,
    couriers,
  }: {
    orders: readonly Pick<OrderRow, 'id' | 'courierId' | 'status'>[];
    couriers: readonly ListedCourier[];
  },
): Promise<ReadonlyMap<string, string> | undefined> {
  const assigned = orders.flatMap(({ id, courierId, status }) =>
    courierId === null ? [] : { id, courierId, status },
  );
  if (couriers.length === 0 && assigned.length === 0) return undefined;
  const listed = namesById(couriers);
  const active = namesById(couriers.filter(({ isFormer }) => !isFormer));
  const known = ({ courierId, status }: (typeof assigned)[number]) =>
    (status === 'ONGOING' ? listed : active).get(courierId);
  const isComplete = assigned.every((order) => known(order) !== undefined);
  const everybody = isComplete ? listed : namesById(await listPeople(actor));
  return new Map(
    assigned.map((order) => [order.id, known(order) ?? displayName(everybody, order.courierId)]),
  );
}

/** The couriers first, then who is none any more. */
function offered(bearers: readonly Bearer[]): ListedCourier[] {
  const sorted = bearers.toSorted((one, other) => Number(one.isFormer) - Number(other.isFormer));
  const people = sorted.map((bearer) => ({
    ...bearer,
    note: bearer.isFormer ? FORMER : undefined,
  }));
  return withUniqueNames(people).map((person, place) => ({
    ...person,
    isFormer: sorted[place]!.isFormer,
  }));
}

function isCourier({ role, active }: { role: Actor['role']; active: boolean }): boolean {
  return ROLES[role].delivers && active;
}

function marked(name: string): string {
  return `${name} (${FORMER})`;
}

/** How people are called, by their ids. */
export function namesById(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Changes that are not written down yet, with the names of couriers beside their ids as the log has them. */
export function withCourierNames(changes: Changes, names: ReadonlyMap<string, string>): Changes {
  const { courierId } = changes;
  if (!courierId) return changes;
  const nameOf = (id: string | number | null) =>
    id === null ? null : displayName(names, String(id));
  return { ...changes, courier: { from: nameOf(courierId.from), to: nameOf(courierId.to) } };
}

/** How many ongoing orders each of these users is to deliver; who has none is not among them. */
export async function countOngoingByCourier(
  actor: Actor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await db().$queryRaw<unknown[]>(sql`
    SELECT "courierId", count(*) AS "orders" FROM "Order"
    WHERE ${visibleOrdersSql(actor)} AND "courierId" IN (${join([...userIds])})
      AND "status" = 'ONGOING'
    GROUP BY "courierId"`);
  return new Map(rows.map((row) => countSchema.parse(row)));
}

const countSchema = z
  .object({ courierId: z.string(), orders: z.coerce.number() })
  .transform(({ courierId, orders }) => [courierId, orders] as const);
