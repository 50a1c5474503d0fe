import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { statements } from '@/lib/db/client';
import { deliverersOf } from '@/lib/audit-log/queries';
import type { OrderStatus } from './status';

/** Only what to offer; each mutation checks its own permission. */
export type OrderCapabilities = {
  group: boolean;
  edit: boolean;
  delete: boolean;
  reopen: ReadonlySet<string>;
};

type Seen = { id: string; status: OrderStatus };

export async function capabilitiesFor(
  actor: Actor,
  orders: readonly Seen[],
): Promise<OrderCapabilities> {
  return {
    group: may(actor, 'orders.bulk'),
    edit: may(actor, 'orders.edit'),
    delete: may(actor, 'orders.delete'),
    reopen: await reopenableIds(actor, orders),
  };
}

/** Couriers may reopen only what they delivered. */
export async function reopenableIds(
  actor: Actor,
  orders: readonly Seen[],
): Promise<ReadonlySet<string>> {
  const delivered = orders.filter(({ status }) => status === 'DELIVERED').map(({ id }) => id);
  if (may(actor, 'orders.reopen')) return new Set(delivered);
  const deliverers = await deliverersOf(statements(), actor, delivered);
  return new Set(delivered.filter((id) => deliverers.get(id) === actor.userId));
}
