import type { RefusalCode } from '@/lib/errors';
import type { BulkResult } from './bulk-action';
import type { PreviewedOrder } from './queries';

/** `orders` may hold fewer than `count`. */
export type Reason = {
  code: RefusalCode;
  count: number;
  orders: { id: string; orderId: string; exists: boolean }[];
};

export type Changing = NonNullable<PreviewedOrder['order']>;

export type Preview = { changing: Changing[]; reasons: Reason[] };

export function splitPreview(previewed: readonly PreviewedOrder[]): Preview {
  const changing = previewed.flatMap(({ order, refusal }) => (order && !refusal ? [order] : []));
  const refused = previewed.flatMap(({ id, orderId, order, refusal }) =>
    refusal ? [{ id, orderId, exists: order !== null, result: refusal }] : [],
  );
  return { changing, reasons: reasonsOf(refused) };
}

/** `counts` also covers refused orders that aren't in `refused`. */
export function reasonsOf(
  refused: readonly { id: string; orderId: string; exists: boolean; result: BulkResult }[],
  counts: readonly { result: BulkResult | null; orders: number }[] = [],
): Reason[] {
  const reasons = new Map<RefusalCode, Reason>();
  for (const { result, orders } of counts) {
    if (!result || result === 'done') continue;
    reasons.set(result, { code: result, count: orders, orders: [] });
  }
  for (const { result, ...order } of refused) {
    if (result === 'done') continue;
    const reason = reasons.get(result) ?? { code: result, count: 0, orders: [] };
    reason.orders.push(order);
    if (counts.length === 0) reason.count++;
    reasons.set(result, reason);
  }
  return [...reasons.values()].sort((one, other) => other.count - one.count);
}
