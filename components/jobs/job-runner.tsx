'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useRenderedFor } from '@/components/ui/rendered-for';
import type { ButtonAction } from '@/lib/forms/form-state';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import * as messages from '@/lib/jobs/messages';

/** The pause between two calls: React runs actions one at a time, and buttons need a turn. */
const GAP_MS = 50;

/** The last one repeats. */
const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000];

/** Calls `run` while mounted. Each response rerenders the page, so `data-running` turns live updates off. */
export function JobRunner({ id, run }: { id: string; run: ButtonAction }) {
  const renderedFor = useRenderedFor();
  const [problem, setProblem] = useState<string | null>(null);

  const call = useEffectEvent(() => {
    const form = new FormData();
    form.set('id', id);
    if (renderedFor) form.set(RENDERED_FOR, renderedFor);
    return run(form);
  });

  useEffect(() => {
    let isMounted = true;
    async function callWhileMounted() {
      for (let retries = 0; isMounted;) {
        try {
          const failure = await call();
          if (failure && !failure.canRetry) return setProblem(failure.text);
          retries = failure ? retries + 1 : 0;
        } catch {
          // No network, or the server restarts. The job is idempotent, so a retry is safe.
          retries++;
        }
        if (!isMounted) return;
        setProblem(retries > 0 ? messages.retrying : null);
        await pause(
          retries > 0 ? (RETRY_DELAYS_MS[retries - 1] ?? RETRY_DELAYS_MS.at(-1)!) : GAP_MS,
        );
      }
    }
    void callWhileMounted();
    return () => {
      isMounted = false;
    };
  }, [id]);

  return (
    <p data-running aria-live="polite" className="mt-2 text-sm text-danger">
      {problem}
    </p>
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
