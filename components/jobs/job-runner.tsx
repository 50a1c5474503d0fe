'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useRenderedFor } from '@/components/ui/rendered-for';
import type { ButtonAction } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

/** Between two calls, in milliseconds: React runs actions one after the other, and a button needs its turn. */
const GAP_MS = 50;

/** Before each retry, in milliseconds; then the last one again. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000];

/**
 * Calls `run` again and again for as long as this is on the page. Each answer renders the page again, so `data-running`
 * tells live updates that they need not.
 */
export function JobRunner({ id, run }: { id: string; run: ButtonAction }) {
  const renderedFor = useRenderedFor();
  const [trouble, setTrouble] = useState<string | null>(null);

  const call = useEffectEvent(() => {
    const form = new FormData();
    form.set('id', id);
    if (renderedFor) form.set(RENDERED_FOR, renderedFor);
    return run(form);
  });

  useEffect(() => {
    let isHere = true;
    async function callUntilGone() {
      for (let failures = 0; isHere;) {
        try {
          const kept = await call();
          if (kept && !kept.canRetry) return setTrouble(kept.text);
          failures = kept ? failures + 1 : 0;
        } catch {
          // The network, or a server that restarts. The job is idempotent, so a retry is safe.
          failures++;
        }
        if (!isHere) return;
        setTrouble(failures > 0 ? 'No answer; trying again.' : null);
        await pause(
          failures > 0 ? (RETRY_DELAYS_MS[failures - 1] ?? RETRY_DELAYS_MS.at(-1)!) : GAP_MS,
        );
      }
    }
    void callUntilGone();
    return () => {
      isHere = false;
    };
  }, [id]);

  return (
    <p data-running aria-live="polite" className="mt-2 text-sm text-danger">
      {trouble}
    </p>
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
