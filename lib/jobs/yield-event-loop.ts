import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { engine } from '@/lib/db/client';

/** How long each look at the event loop takes, in milliseconds. */
const SAMPLE_MS = 2;

/** How much longer than the batch itself others may take before the next one. */
const MAX_WAIT_FACTOR = 3;

/** One idle sample is not enough: a request that waits for the database or the disk is idle for a moment. */
const IDLE_SAMPLES = 3;

/**
 * Lets other requests run after a batch that began at `start`, by `performance.now()`. SQLite works within this process,
 * so a batch blocks everyone; PostgreSQL works elsewhere, and hands its lock to whoever waits.
 */
export async function yieldEventLoop(start: number): Promise<void> {
  if (engine() !== 'sqlite') return;
  const end = performance.now() + MAX_WAIT_FACTOR * (performance.now() - start);
  for (let idle = 0; idle < IDLE_SAMPLES && performance.now() < end; idle++) {
    const before = performance.eventLoopUtilization();
    await pause(SAMPLE_MS);
    if (performance.eventLoopUtilization(before).utilization > 0.5) idle = -1;
  }
}
