import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { deliverersOf } from '@/lib/audit-log/queries';
import type { OrderStatus } from './status';

/** What somebody is offered to do to orders that they see. It is a courtesy: the verbs ask for themselves. */
export type OrderCapabilities = {
  /** Whether orders are selected, to act on several at once. */
  group: boolean;
  edit: boolean;
  delete: boolean;
  /** The keys of those that may be reopened. */
  reopen: ReadonlySet<string>;
};

type Seen = { id: string; status: OrderStatus };

/** What the actor may do to these orders, which the caller has loaded for them. */
export async function capabilitiesFor(
  actor: Actor,
  orders: readonly Seen[],
): Promise<OrderCapabilities> {
  return {
    group: may(actor, 'orders.group'),
    edit: may(actor, 'orders.edit'),
    delete: may(actor, 'orders.delete'),
    reopen: await reopenableIds(actor, orders),
  };
}

/** Which of the orders the actor may reopen, by their keys: of those that are delivered; a courier, what they delivered. */
export async function reopenableIds(
  actor: Actor,
  orders: readonly Seen[],
): Promise<ReadonlySet<string>> {
  const delivered = orders.filter(({ status }) => status === 'DELIVERED').map(({ id }) => id);
  if (may(actor, 'orders.reopen')) return new Set(delivered);
  const deliverers = await deliverersOf(db(), actor, delivered);
  return new Set(delivered.filter((id) => deliverers.get(id) === actor.userId));
}
