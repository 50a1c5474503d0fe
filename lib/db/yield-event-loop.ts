import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { engine } from './client';

const SAMPLE_MS = 2;

/** The longest pause, as a multiple of the time the batch took. */
const MAX_WAIT_FACTOR = 3;

/** One idle sample isn't enough: a request waiting for the database or disk looks idle for a moment. */
const IDLE_SAMPLES = 3;

/** SQLite runs in this process, so a batch blocks every request; PostgreSQL hands its lock to whoever waits. */
export async function yieldEventLoop(start: number): Promise<void> {
  if (engine() !== 'sqlite') return;
  const end = performance.now() + MAX_WAIT_FACTOR * (performance.now() - start);
  for (let idle = 0; idle < IDLE_SAMPLES && performance.now() < end; idle++) {
    const before = performance.eventLoopUtilization();
    await pause(SAMPLE_MS);
    if (performance.eventLoopUtilization(before).utilization > 0.5) idle = -1;
  }
}
