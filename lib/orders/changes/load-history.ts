import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { statementsIn, type StatementTx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { isOrderAction, ORDER_ACTIONS } from '@/lib/audit-log/actions';
import { historiesOf, type SignedEntry } from '@/lib/audit-log/queries';
import { Refusal } from '@/lib/errors';
import { FIELD_KEYS } from '@/lib/orders/fields';
import type { Subject } from '@/lib/orders/order';
import { loadOrders } from '@/lib/orders/load';
import type { Past } from './undo';

export type OrderWithHistory = Subject &
  Past & {
    /** Versions by this actor that they may undo with fewer permissions. */
    own: readonly number[];
  };

export function permissionToUndo(
  { history, own = [] }: Pick<Past, 'history'> & Partial<Pick<OrderWithHistory, 'own'>>,
  version: number,
): Permission {
  const entry = history.find(({ orderVersion }) => orderVersion === version);
  const action = entry && isOrderAction(entry.action) ? entry.action : 'Edited';
  const undo = ORDER_ACTIONS[action].undo ?? ORDER_ACTIONS.Edited.undo!;
  const { permission, own: ownPermission = permission } = undo;
  return own.includes(version) ? ownPermission : permission;
}

/** Own changes of the status, and failed attempts. Of deliveries only the latest: reopening an earlier one would undo someone else's. */
function ownChanges({ userId }: Actor, history: readonly SignedEntry[]): number[] {
  const delivered = history.findLast(({ changes }) => changes.status?.to === 'DELIVERED');
  return history
    .filter((entry) => entry.actorId === userId && isStatusOrAttempt(entry))
    .filter((entry) => entry.action !== 'Marked Delivered' || entry === delivered)
    .map(({ orderVersion }) => orderVersion!);
}

function isStatusOrAttempt({ action, changes }: SignedEntry): boolean {
  if (action === 'Attempt Failed') return true;
  return FIELD_KEYS.every((field) => (field === 'status') === (changes[field] !== undefined));
}

/** @throws Refusal `not-found` if the order never existed for this actor */
export async function loadWithHistory(
  tx: StatementTx,
  actor: Actor,
  id: string,
): Promise<OrderWithHistory> {
  const past = (await loadAllWithHistory(tx, actor, [id])).get(id);
  if (!past) throw new Refusal('not-found', {});
  return past;
}

/** Deleted orders only for those who may read the log. */
export async function loadAllWithHistory(
  tx: StatementTx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, OrderWithHistory>> {
  const [orders, histories] = [await loadOrders(tx, actor, ids), await historiesOf(tx, actor, ids)];
  const taken = await takenIds(
    tx,
    actor,
    ids.flatMap((id) => (orders.has(id) ? [] : (histories.get(id)?.at(0)?.orderId ?? []))),
  );
  const pasts = new Map<string, OrderWithHistory>();
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
      own: ownChanges(actor, history),
    });
  }
  return pasts;
}

const takenSchema = z.object({ id: z.string(), orderId: z.string() });

/** Orders of the workspace that now have these Order IDs, by Order ID. */
export async function takenIds(
  tx: StatementTx,
  { workspaceId }: Actor,
  orderIds: readonly string[],
): Promise<Map<string, z.infer<typeof takenSchema>>> {
  if (orderIds.length === 0) return new Map();
  const rows = await statementsIn(tx).rows(sql`
    SELECT "id", "orderId"
    FROM (${textsAs('wantedId', orderIds)}) AS "wanted" CROSS JOIN "Order"
    WHERE "workspaceId" = ${workspaceId} AND "orderId" = "wantedId"`);
  const taken = rows.map((row) => takenSchema.parse(row));
  return new Map(taken.map((order) => [order.orderId, order]));
}
