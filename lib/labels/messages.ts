import { isolated } from '@/lib/text';
import { formatNumber } from '@/lib/numbers';

export function labelCountText(count: number): string {
  return count === 1 ? '1 label' : `${formatNumber(count)} labels`;
}

export function deletedText(count: number): string {
  return count === 1
    ? '1 order was deleted since you selected it, so it has no label.'
    : `${formatNumber(count)} orders were deleted since you selected them, so they have no label.`;
}

const MOST_NAMED = 10;

export function cutText(orderIds: readonly string[]): string {
  const named = orderIds.slice(0, MOST_NAMED).map(isolated).join(', ');
  const rest =
    orderIds.length > MOST_NAMED ? ` and ${formatNumber(orderIds.length - MOST_NAMED)} more` : '';
  const labels = orderIds.length === 1 ? 'one label' : `${formatNumber(orderIds.length)} labels`;
  return `Some text may not fit on ${labels}, and then ends in “…”: ${named}${rest}. Choose larger labels to print it in full.`;
}
