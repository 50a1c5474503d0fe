import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { jobPath } from '@/lib/jobs/paths';
import type { FoundProgress } from '@/lib/jobs/progress';

const RETRY_MS = 2_000;

/**
 * Follows a job until its state changes, then draws the page again. The server paces the requests, since browsers slow
 * down the timers of tabs in the background.
 */
export function useJobProgress(
  id: string,
  drawn: FoundProgress,
): { progress: FoundProgress; isDown: boolean } {
  const router = useRouter();
  const { state, isAtWork } = drawn;
  const [latest, setLatest] = useState(drawn);
  const [isDown, setIsDown] = useState(false);
  const refresh = useEffectEvent(() => router.refresh());

  useEffect(() => {
    if (!isAtWork) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    async function follow() {
      for (;;) {
        const found = await fetchProgress(id, signal);
        if (signal.aborted) return;
        setIsDown(found === 'no-answer');
        if (found === 'no-answer') {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        } else if (found === 'gone' || found.state !== state || !found.isAtWork) {
          refresh();
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        } else setLatest(found);
      }
    }
    void follow();
    return () => leaving.abort();
  }, [id, state, isAtWork]);

  return { progress: latest.state === state && latest.at > drawn.at ? latest : drawn, isDown };
}

async function fetchProgress(
  id: string,
  signal: AbortSignal,
): Promise<FoundProgress | 'gone' | 'no-answer'> {
  try {
    const answer = await fetch(jobPath(id), { signal });
    if (answer.ok) return (await answer.json()) as FoundProgress;
    return answer.status < 500 ? 'gone' : 'no-answer';
  } catch {
    return 'no-answer';
  }
}
