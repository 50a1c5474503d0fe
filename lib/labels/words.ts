import { formatNumber } from '@/lib/numbers';

/** "1 label", "960 labels". */
export function labelWords(count: number): string {
  return count === 1 ? '1 label' : `${formatNumber(count)} labels`;
}

/** Why there are fewer labels than orders were chosen. */
export function goneWords(count: number): string {
  return count === 1
    ? '1 order was deleted meanwhile, so it has no label.'
    : `${formatNumber(count)} orders were deleted meanwhile, so they have no label.`;
}
