import type { Actor } from '@/lib/auth/actor';
import { may, type Permission } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/db/client';
import type { Action } from '@/lib/log/events';
import { historiesOf } from '@/lib/log/queries';
import { Refusal } from '@/lib/refusal';
import type { Subject } from './order';
import { loadOrders } from './rows';
import type { Past } from './undo';

/** An order with its past, as a change takes it: also one that is deleted. */
export type PastSubject = Subject & Past;

/** What has to be allowed to who takes back an entry of this action. */
const TO_UNDO: Record<Action, Permission> = {
  Created: 'orders.delete',
  Imported: 'orders.delete',
  Edited: 'orders.edit',
  'Marked Delivered': 'orders.reopen',
  Reopened: 'orders.deliver',
  Deleted: 'orders.create',
  Restored: 'orders.delete',
  'Taken Over': 'orders.delete',
};

/** What has to be allowed to who takes back the entry that made `version`. */
export function permissionToUndo({ history }: Pick<Past, 'history'>, version: number): Permission {
  const entry = history.find(({ orderVersion }) => orderVersion === version);
  return TO_UNDO[entry?.action ?? 'Edited'];
}

/**
 * An order and all that happened to it, deleted or not.
 * @throws Refusal `not-found` where there never was one for this actor.
 */
export async function loadPast(tx: Tx, actor: Actor, id: string): Promise<PastSubject> {
  const past = (await loadPasts(tx, actor, [id])).get(id);
  if (!past) throw new Refusal('not-found', {});
  return past;
}

/** The same for several, by their keys. Who may not read the log sees none that is deleted. */
export async function loadPasts(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, PastSubject>> {
  const [orders, histories] = [await loadOrders(tx, actor, ids), await historiesOf(tx, actor, ids)];
  const taken = await takenIds(
    tx,
    actor,
    ids.flatMap((id) => (orders.has(id) ? [] : (histories.get(id)?.at(0)?.orderId ?? []))),
  );
  const pasts = new Map<string, PastSubject>();
  for (const [id, history] of histories) {
    const order = orders.get(id) ?? null;
    const [first, last] = [history.at(0), history.at(-1)];
    if (!first || !last || (!order && !may(actor, 'log.read'))) continue;
    const orderId = first.orderId!;
    pasts.set(id, {
      id,
      orderId,
      version: last.orderVersion!,
      status: order?.status ?? null,
      created: { byId: first.actorId, at: first.at },
      order,
      history,
      taken: taken.get(orderId) ?? null,
    });
  }
  return pasts;
}

/** Which of these Order IDs have an order now, and which one. */
async function takenIds(
  tx: Tx,
  { workspaceId }: Actor,
  orderIds: string[],
): Promise<Map<string, { id: string; orderId: string }>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.order.findMany({
    where: { workspaceId, orderId: { in: orderIds } },
    select: { id: true, orderId: true },
  });
  return new Map(rows.map((row) => [row.orderId, row]));
}
