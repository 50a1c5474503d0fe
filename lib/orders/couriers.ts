import { z } from 'zod';
import { listCouriers, type Person } from '@/lib/accounts/queries';
import { displayName, withUniqueNames } from '@/lib/accounts/user';
import type { Changes } from '@/lib/audit-log/actions';
import type { Actor } from '@/lib/auth/actor';
import { DELIVERING_ROLES, ROLES } from '@/lib/auth/roles';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { db, statements } from '@/lib/db/client';
import { read, type Read } from '@/lib/db/read';
import { join, raw, sql } from '@/lib/db/sql';
import * as messages from '@/lib/orders/messages';
import type { OrderRow } from '@/lib/orders/list/queries';

// Literals instead of parameters, because PostgreSQL has an enum type for roles.
const DELIVERING = raw(DELIVERING_ROLES.map((role) => `'${role}'`).join(', '));

export type ListedCourier = Person & { isFormer: boolean };

const listedUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  // Of expressions, SQLite returns numbers.
  isCourier: z.coerce.boolean(),
  isFormer: z.coerce.boolean(),
});

type ListedUser = Omit<z.infer<typeof listedUserSchema>, 'isCourier'>;

/** `couriers`: former ones with ongoing orders come last. `people`: all users, even deactivated ones. */
export type People = { couriers: ListedCourier[]; people: Person[] };

/** One index lookup per user who isn't a courier, however many orders there are. */
export function peopleRead(actor: Actor): Read<People> {
  const ongoing = sql`
    SELECT 1 FROM "Order" WHERE ${visibleOrdersSql(actor)}
      AND "Order"."courierId" = "User"."id" AND "Order"."status" = 'ONGOING' LIMIT 1`;
  const isCourier = sql`("role" IN (${DELIVERING}) AND "active")`;
  return {
    query: sql`
      SELECT "id", "name", "username", ${isCourier} AS "isCourier",
        NOT ${isCourier} AND coalesce((${ongoing}), 0) = 1 AS "isFormer" FROM "User"
      WHERE "User"."workspaceId" = ${actor.workspaceId} ORDER BY "name", "id"`,
    columns: Object.keys(listedUserSchema.shape),
    parse: (rows) => {
      const users = rows.map((row) => listedUserSchema.parse(row));
      return {
        couriers: couriersFirst(users.filter((user) => user.isCourier || user.isFormer)),
        people: users.map(({ id, name }) => ({ id, name })),
      };
    },
  };
}

export async function listedCouriers(actor: Actor): Promise<ListedCourier[]> {
  return (await read(peopleRead(actor))).couriers;
}

/** Includes the order's current courier, even if they no longer are one. */
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
  const people = couriersFirst(users.map((user) => ({ ...user, isFormer: !isCourier(user) })));
  const couriers = people.map(({ id, name }) => ({ id, name }));
  if (users.some(({ id }) => id === courierId)) return couriers;
  return [
    ...couriers,
    { id: courierId, name: messages.formerCourierName(displayName([], courierId)) },
  ];
}

/** Null for an unassigned order of a workspace without couriers. */
export async function courierText(
  actor: Actor,
  { courierId: id, status }: Pick<OrderRow, 'courierId' | 'status'>,
): Promise<string | null> {
  if (id === null) return (await listCouriers(actor)).length > 0 ? messages.unassigned : null;
  const user = await db().user.findFirst({
    where: { workspaceId: actor.workspaceId, id },
    select: { name: true, role: true, active: true },
  });
  if (!user) return displayName([], id);
  return status === 'ONGOING' && !isCourier(user)
    ? messages.formerCourierName(user.name)
    : user.name;
}

/** By order key, marking former couriers on ongoing orders. Undefined without couriers and assignments. */
export function courierNames(
  orders: readonly Pick<OrderRow, 'id' | 'courierId' | 'status'>[],
  { couriers, people }: People,
): ReadonlyMap<string, string> | undefined {
  const assigned = orders.flatMap(({ id, courierId, status }) =>
    courierId === null ? [] : { id, courierId, status },
  );
  if (couriers.length === 0 && assigned.length === 0) return undefined;
  const listed = namesById(couriers);
  const active = namesById(couriers.filter(({ isFormer }) => !isFormer));
  const known = ({ courierId, status }: (typeof assigned)[number]) =>
    (status === 'ONGOING' ? listed : active).get(courierId);
  const allNames = namesById(people);
  return new Map(
    assigned.map((order) => [order.id, known(order) ?? displayName(allNames, order.courierId)]),
  );
}

function couriersFirst(bearers: readonly ListedUser[]): ListedCourier[] {
  const sorted = bearers.toSorted((one, other) => Number(one.isFormer) - Number(other.isFormer));
  const people = sorted.map((bearer) => ({
    ...bearer,
    note: bearer.isFormer ? messages.formerCourier : undefined,
  }));
  return withUniqueNames(people).map((person, place) => ({
    ...person,
    isFormer: sorted[place]!.isFormer,
  }));
}

export function isCourier({ role, active }: { role: Actor['role']; active: boolean }): boolean {
  return ROLES[role].delivers && active;
}

export function namesById(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

export function withCourierNames(changes: Changes, names: ReadonlyMap<string, string>): Changes {
  const { courierId } = changes;
  if (!courierId) return changes;
  const nameOf = (id: string | number | null) =>
    id === null ? null : displayName(names, String(id));
  return { ...changes, courier: { from: nameOf(courierId.from), to: nameOf(courierId.to) } };
}

/** By user ID; users without ongoing orders are missing. */
export async function countOngoingByCourier(
  actor: Actor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await statements().rows(sql`
    SELECT "courierId", count(*) AS "orders" FROM "Order"
    WHERE ${visibleOrdersSql(actor)} AND "courierId" IN (${join([...userIds])})
      AND "status" = 'ONGOING'
    GROUP BY "courierId"`);
  return new Map(rows.map((row) => countSchema.parse(row)));
}

const countSchema = z
  .object({ courierId: z.string(), orders: z.coerce.number() })
  .transform(({ courierId, orders }) => [courierId, orders] as const);
