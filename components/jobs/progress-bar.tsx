'use client';

import { useState } from 'react';
import type { Progress } from '@/lib/jobs/progress';
import { formatNumber } from '@/lib/numbers';

/** "1,200 of 20,000 rows checked", and the rate since the first render. */
export function ProgressBar({
  handled,
  total,
  unit,
  at,
}: Progress & {
  unit: string;
  /** Server time of `handled`, in milliseconds since 1970. */
  at: number;
}) {
  const [first] = useState({ handled, at });
  const rate = Math.round((handled - first.handled) / Math.max((at - first.at) / 1_000, 1));
  return (
    <div className="mb-4 max-w-120">
      <label htmlFor="progress" className="mb-1 block text-sm text-muted tabular-nums">
        {formatNumber(handled)} of {formatNumber(total)} {unit}
      </label>
      <progress id="progress" value={handled} max={Math.max(total, 1)} className="h-2 w-full" />
      <p className="mt-1 min-h-5 text-sm text-muted tabular-nums">
        {rate > 0 ? `${formatNumber(rate)} per second` : null}
      </p>
    </div>
  );
}
