import type { Progress } from '@/lib/jobs/progress';
import { formatNumber } from '@/lib/numbers';
import { Rate } from './rate';

/** How far a job is, as a bar and in numbers: "1,200 of 20,000 rows checked". */
export function ProgressBar({
  progress: { handled, total },
  unit = '',
  at,
}: {
  progress: Progress;
  unit?: string;
  /** When the server counted, in milliseconds since 1970; with it the rate is shown. */
  at?: number | undefined;
}) {
  return (
    <div className="mb-4 max-w-120">
      <label htmlFor="progress" className="mb-1 block text-sm text-muted tabular-nums">
        {formatNumber(handled)} of {formatNumber(total)} {unit}
      </label>
      <progress id="progress" value={handled} max={Math.max(total, 1)} className="h-2 w-full" />
      {at === undefined ? null : <Rate handled={handled} at={at} />}
    </div>
  );
}
