import type { BulkAction } from '@/lib/bulk/queries';
import { formatNumber } from '@/lib/numbers';

/** How far a group is, as a bar and in numbers. */
export function BulkProgressBar({ group: { done, refused, total } }: { group: BulkAction }) {
  const handled = done + refused;
  return (
    <div className="mb-4 max-w-120">
      <label htmlFor="progress" className="mb-1 block text-sm text-muted tabular-nums">
        {formatNumber(handled)} of {formatNumber(total)}
      </label>
      <progress id="progress" value={handled} max={total} className="h-2 w-full" />
    </div>
  );
}
