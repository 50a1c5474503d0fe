'use client';

import { useState } from 'react';
import { formatNumber } from '@/lib/numbers';

/** How many items a second were handled since this was first shown. */
export function Rate({
  handled,
  at,
}: {
  handled: number;
  /** When the server counted, in milliseconds since 1970. */
  at: number;
}) {
  const [first] = useState({ handled, at });
  const seconds = (at - first.at) / 1_000;
  const rate = seconds > 0 ? Math.round((handled - first.handled) / seconds) : 0;
  return (
    <p className="mt-1 min-h-5 text-sm text-muted tabular-nums">
      {rate > 0 ? `${formatNumber(rate)} a second` : null}
    </p>
  );
}
