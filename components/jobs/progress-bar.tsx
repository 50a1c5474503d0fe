'use client';

import { useState } from 'react';
import * as messages from '@/lib/jobs/messages';
import type { JobUnit, Progress } from '@/lib/jobs/progress';

/** The progress, and the rate since the first render. */
export function ProgressBar({
  handled,
  total,
  unit,
  at,
}: Progress & {
  unit: JobUnit;
  /** Server time of `handled`, in milliseconds since 1970. */
  at: number;
}) {
  const [first] = useState({ handled, at });
  const rate = Math.round((handled - first.handled) / Math.max((at - first.at) / 1_000, 1));
  return (
    <div className="mb-4 max-w-120">
      <label htmlFor="progress" className="mb-1 block text-sm text-muted tabular-nums">
        {messages.PROGRESS[unit]({ handled, total })}
      </label>
      <progress id="progress" value={handled} max={Math.max(total, 1)} className="h-2 w-full" />
      <p className="mt-1 min-h-5 text-sm text-muted tabular-nums">
        {rate > 0 ? messages.ratePerSecond(rate) : null}
      </p>
    </div>
  );
}
