import { isolated } from '@/lib/text';
import { formatNumber } from '@/lib/numbers';

/** "1 label", "960 labels". */
export function labelCountText(count: number): string {
  return count === 1 ? '1 label' : `${formatNumber(count)} labels`;
}

/** Why there are fewer labels than orders were chosen. */
export function deletedText(count: number): string {
  return count === 1
    ? '1 order was deleted meanwhile, so it has no label.'
    : `${formatNumber(count)} orders were deleted meanwhile, so they have no label.`;
}

/** Order IDs that are named. */
const NAMED = 10;

/** Which labels may not hold all of their text, shown before they are printed. */
export function cutText(orderIds: readonly string[]): string {
  const named = orderIds.slice(0, NAMED).map(isolated).join(', ');
  const rest = orderIds.length > NAMED ? ` and ${formatNumber(orderIds.length - NAMED)} more` : '';
  const labels = orderIds.length === 1 ? 'one label' : `${formatNumber(orderIds.length)} labels`;
  return `Some text may not fit on ${labels}, and then ends in “…”: ${named}${rest}. Choose larger labels to print it in full.`;
}
