import type { Actor } from '@/lib/auth/actor';
import { db, statements } from '@/lib/db/client';
import { ordersByKey, type OrderRow } from '@/lib/orders/list/queries';

const SLICE = 1_000;

/** In constant memory, without deleted orders. */
export async function* streamBulkOrders(
  actor: Actor,
  { id: groupId }: { id: string },
): AsyncGenerator<OrderRow[]> {
  const { workspaceId } = actor;
  for (let position = 0; ; position += SLICE) {
    const rows = await db().bulkActionOrder.findMany({
      where: { workspaceId, groupId, position: { gt: position, lte: position + SLICE } },
      orderBy: { position: 'asc' },
      select: { orderDbId: true },
    });
    if (rows.length === 0) return;
    const ids = rows.map(({ orderDbId }) => orderDbId);
    const orders = await ordersByKey(statements(), actor, ids);
    const byId = new Map(orders.map((order) => [order.id, order]));
    yield ids.flatMap((id) => byId.get(id) ?? []);
  }
}
