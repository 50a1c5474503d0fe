import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { historiesOf, type SignedEntry } from '@/lib/audit-log/queries';
import { differences, type Order } from '@/lib/orders/order';
import { stateBefore } from '@/lib/orders/changes/history';

/** Fields that differ from what the last import in effect set, by order key; orders without one are left out. */
export async function editedSinceImport(
  tx: Tx,
  actor: Actor,
  orders: readonly Order[],
): Promise<Map<string, Set<string>>> {
  if (orders.length === 0) return new Map();
  const histories = await historiesOf(
    tx,
    actor,
    orders.map(({ id }) => id),
  );
  const groupIds = [...histories.values()].flat().flatMap(({ groupId }) => groupId ?? []);
  const imports = await tx.bulkAction.findMany({
    where: { workspaceId: actor.workspaceId, verb: 'import', id: { in: [...new Set(groupIds)] } },
    select: { id: true },
  });
  const importIds = new Set(imports.map(({ id }) => id));
  const editedFields = new Map<string, Set<string>>();
  for (const order of orders) {
    const history = histories.get(order.id) ?? [];
    const last = lastSavedValues(history, importIds);
    if (last === null) continue;
    const imported = stateBefore(order, history.slice(last + 1));
    editedFields.set(order.id, new Set(Object.keys(differences(imported, order))));
  }
  return editedFields;
}

/** The index of the newest import entry that wasn't undone. */
function lastSavedValues(
  history: readonly SignedEntry[],
  importIds: ReadonlySet<string>,
): number | null {
  const undone = new Set<number>();
  for (let place = history.length - 1; place >= 0; place--) {
    const { orderVersion, undoes, groupId } = history[place]!;
    if (undone.has(orderVersion!)) continue;
    if (undoes !== null) undone.add(undoes);
    else if (importIds.has(groupId ?? '')) return place;
  }
  return null;
}
