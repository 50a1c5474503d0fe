import { formatNumber } from '@/lib/numbers';
import { ImportRate } from './import-rate';

/** How far an import is, as a bar, in numbers, and how fast it goes. */
export function ImportProgress({
  done,
  total,
  what,
  at,
}: {
  done: number;
  total: number;
  what: 'rows checked' | 'orders';
  /** When this was so, in milliseconds since 1970; without it no pace is told. */
  at?: number;
}) {
  return (
    <div className="mb-4 max-w-120">
      <label htmlFor="progress" className="mb-1 block text-sm text-muted tabular-nums">
        {formatNumber(done)} of {formatNumber(total)} {what}
      </label>
      <progress id="progress" value={done} max={Math.max(total, 1)} className="h-2 w-full" />
      {at === undefined ? null : <ImportRate done={done} at={at} />}
    </div>
  );
}
