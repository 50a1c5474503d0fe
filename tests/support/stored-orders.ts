import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import { searchColumns } from '@/lib/orders/search-text';
import type { OrderStatus } from '@/lib/orders/status';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';
import { ownerUrl } from './database';

/** The row of an order. */
export type StoredOrder = {
  id: string;
  workspaceId: string;
  orderId: string;
  numberOfItems: number;
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
  status: OrderStatus;
  createdById: string;
  createdAt: Date;
  deliveredAt: Date | null;
  /** Unassigned if missing. */
  courierId?: string | null;
  timeWindow?: string | null;
  recipientPhone?: string | null;
};

/** Writes many orders directly, without a log, for tests that only read. */
export async function storeOrders(orders: Omit<StoredOrder, 'id'>[]): Promise<StoredOrder[]> {
  const rows = orders.map((order) => ({ id: newId(), ...order }));
  await withRaw(ownerUrl, 'write', async (raw) => {
    const restoreGuards = await dropGuards(raw);
    await insertRows(
      raw,
      'Order',
      rows.map((row) => ({
        ...row,
        ...searchColumns(row),
        version: 1,
        createdAt: stored(row.createdAt),
        updatedAt: stored(row.deliveredAt ?? row.createdAt),
        deliveredAt: row.deliveredAt && stored(row.deliveredAt),
      })),
    );
    await insertRows(
      raw,
      'OrderText',
      rows.map((row) => ({
        workspaceId: row.workspaceId,
        orderDbId: row.id,
        text: searchColumns(row).searchText,
      })),
    );
    if (raw.engine === 'sqlite') {
      await raw.execute(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
    }
    for (const workspaceId of new Set(rows.map((row) => row.workspaceId))) {
      const count = (status: OrderStatus) =>
        `(SELECT count(*) FROM "Order" WHERE "workspaceId" = $1 AND "status" = '${status}')`;
      await raw.run(
        `UPDATE "Workspace" SET "ongoingCount" = ${count('ONGOING')}, "deliveredCount" = ${count('DELIVERED')}
         WHERE "id" = $1`,
        [workspaceId],
      );
    }
    await restoreGuards();
  });
  return rows;
}
