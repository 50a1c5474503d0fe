import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { namesOf } from './courier-names';
import { listCouriers, listPeople, type Person } from '@/lib/users/queries';

const UNKNOWN = 'Someone unknown';

/** Whom the form of an order offers: the couriers, and whoever has it already, who may be none any more. */
export async function couriersFor(actor: Actor, courierId: string | null): Promise<Person[]> {
  const couriers = await listCouriers(actor);
  if (courierId === null || couriers.some(({ id }) => id === courierId)) return couriers;
  const name = (await nameOf(actor, courierId)) ?? UNKNOWN;
  return [...couriers, { id: courierId, name: `${name} (no longer a courier)` }];
}

/** Who delivers an order, in words; null where there is nobody who could. */
export async function courierOf(actor: Actor, courierId: string | null): Promise<string | null> {
  if (courierId !== null) return (await nameOf(actor, courierId)) ?? UNKNOWN;
  return (await listCouriers(actor)).length > 0 ? 'Nobody yet' : null;
}

/**
 * How those are called who deliver these orders, by their ids; undefined where nobody does and nobody could. Asks for
 * more than the `couriers` only where somebody has an order who is none any more.
 */
export async function courierNames(
  actor: Actor,
  { orders, couriers }: { orders: readonly { courierId: string | null }[]; couriers: Person[] },
): Promise<ReadonlyMap<string, string> | undefined> {
  const names = namesOf(couriers);
  const assigned = orders.flatMap(({ courierId }) => courierId ?? []);
  if (!assigned.every((id) => names.has(id))) return namesOf(await listPeople(actor));
  return couriers.length > 0 ? names : undefined;
}

async function nameOf({ workspaceId }: Actor, id: string): Promise<string | null> {
  const user = await db().user.findFirst({ where: { workspaceId, id }, select: { name: true } });
  return user?.name ?? null;
}
