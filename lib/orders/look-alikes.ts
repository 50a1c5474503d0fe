import type { Raw } from '@/lib/db/engine';
import { snapshot } from '@/lib/db/raw';
import { plainSpaces, visibleText } from '@/lib/normalize';
import { isBlank } from '@/lib/text';

/** `shown` is what is visible of these Order IDs; it may be blank. */
export type ConfusableOrders = { workspaceId: string; shown: string; orderIds: string[] };

type Row = { workspaceId: string; orderId: string };

/**
 * From before new Order IDs were stripped of invisible characters and given plain spaces. Holds only those with such
 * characters in memory.
 */
export function confusableOrders(raw: Raw): Promise<ConfusableOrders[]> {
  return snapshot(raw, async () => {
    const found = new Map<string, ConfusableOrders>();
    const all = `SELECT "workspaceId", "orderId" FROM "Order" ORDER BY "workspaceId", "orderId"`;
    for await (const rows of raw.batches<Row>(all)) {
      for (const { workspaceId, orderId } of rows) {
        const shown = plainSpaces(visibleText(orderId));
        if (shown === orderId && !isBlank(orderId)) continue;
        const key = JSON.stringify([workspaceId, shown]);
        const alike = found.get(key) ?? { workspaceId, shown, orderIds: [] };
        alike.orderIds.push(orderId);
        found.set(key, alike);
      }
    }
    for (const alike of found.values()) {
      const [plain] = await raw.rows<Row>(
        `SELECT "orderId" FROM "Order" WHERE "workspaceId" = $1 AND "orderId" = $2`,
        [alike.workspaceId, alike.shown],
      );
      if (plain && !alike.orderIds.includes(plain.orderId)) alike.orderIds.unshift(plain.orderId);
    }
    return [...found.values()].filter(
      ({ shown, orderIds }) => orderIds.length > 1 || isBlank(shown),
    );
  });
}
