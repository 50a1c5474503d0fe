import type { Actor } from '@/lib/auth/actor';
import { statements } from '@/lib/db/client';
import { streamOrders, ordersByKey } from '@/lib/orders/list/queries';
import type { ListParams } from '@/lib/orders/list/params';
import { Refusal } from '@/lib/errors';
import { MOST_ORDERS } from './bulk-action';

export type Selection = { ids: readonly string[] } | { listing: ListParams };

export type SelectedOrder = { id: string; orderId: string; version: number };

/** @throws Refusal `too-many-orders` */
export async function selectOrders(
  actor: Actor,
  selection: Selection,
  now: Date,
): Promise<SelectedOrder[]> {
  return 'ids' in selection ? byIds(actor, selection.ids) : byFilter(actor, selection.listing, now);
}

async function byIds(actor: Actor, ids: readonly string[]): Promise<SelectedOrder[]> {
  if (ids.length > MOST_ORDERS) throw new Refusal('too-many-orders', { most: MOST_ORDERS });
  const rows = await ordersByKey(statements(), actor, [...new Set(ids)]);
  const place = new Map(ids.map((id, index) => [id, index]));
  return rows.sort((one, other) => place.get(one.id)! - place.get(other.id)!);
}

async function byFilter(actor: Actor, listing: ListParams, now: Date): Promise<SelectedOrder[]> {
  const orders: SelectedOrder[] = [];
  const seen = new Set<string>();
  for await (const slice of streamOrders(actor, listing, now)) {
    for (const { id, orderId, version } of slice) {
      // An order that moves in the list while it is read could come up twice.
      if (seen.has(id)) continue;
      seen.add(id);
      orders.push({ id, orderId, version });
    }
    if (orders.length > MOST_ORDERS) throw new Refusal('too-many-orders', { most: MOST_ORDERS });
  }
  return orders;
}
