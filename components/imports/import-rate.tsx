'use client';

import { useState } from 'react';
import { formatNumber } from '@/lib/numbers';

/** How many are done in a second, since this was first drawn. */
export function ImportRate({
  done,
  at,
}: {
  done: number;
  /** When so many were done, in milliseconds since 1970, by the clock of the server. */
  at: number;
}) {
  const [first] = useState({ done, at });
  const seconds = (at - first.at) / 1_000;
  const rate = seconds > 0 ? Math.round((done - first.done) / seconds) : 0;
  return (
    <p className="mt-1 min-h-5 text-sm text-muted tabular-nums">
      {rate > 0 ? `${formatNumber(rate)} a second` : null}
    </p>
  );
}
