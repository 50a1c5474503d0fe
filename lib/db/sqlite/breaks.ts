import { setTimeout as pause } from 'node:timers/promises';
import { env } from '@/lib/env';

/** How long queued transactions run without a break, and a break: longer than others pause between attempts. */
const RUN_MS = 100;
const BREAK_MS = 15;

/**
 * Gives other server processes the write lock while transactions queue in this one; without breaks, its own next one
 * would always be first.
 */
export function newBreaks(): (isQueued: boolean) => Promise<void> {
  let start = 0;
  return async (isQueued) => {
    const now = performance.now();
    if (!isQueued) start = now;
    if (now - start < RUN_MS || (env().WORKERS ?? 1) === 1) return;
    await pause(BREAK_MS);
    start = performance.now();
  };
}
