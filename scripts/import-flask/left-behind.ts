import type { RowOutcome } from '@/lib/imports/import';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { refusalText } from '@/lib/imports/messages';

/** An order that was not taken over, and one sentence for each reason. */
export type LeftBehind = { orderId: string; reasons: string[] };

/** What is left behind of the orders that an import has judged, and why; null for an order that is not. */
export function leftBehindOf(
  order: Pick<ListedOrder, 'outcome' | 'orderId' | 'problems' | 'refusal'>,
): LeftBehind | null {
  const { outcome, orderId, problems, refusal } = order;
  const called = orderId ?? 'without an Order ID';
  if (refusal) return { orderId: called, reasons: [refusalText(refusal)] };
  if (outcome === ('conflict' satisfies RowOutcome)) {
    return {
      orderId: called,
      reasons: ['It was changed here and there, so it stays as it is here.'],
    };
  }
  if (problems.length === 0) return null;
  return { orderId: called, reasons: problems.map(({ name, text }) => `${name}: ${text}`) };
}
