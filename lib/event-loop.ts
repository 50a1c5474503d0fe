import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { engine } from '@/lib/db/client';

/** How long it is watched at a time whether others are at work, in milliseconds. */
const GLANCE_MS = 2;

/** How much longer others may take than a piece of long work did, before it goes on all the same. */
const PATIENCE = 3;

/** So many glances in a row have to find nobody: who waits for an answer from elsewhere is still at work. */
const GLANCES = 3;

/**
 * Lets others go on after a piece of long work that began at `start`, by `performance.now()`. SQLite works within this
 * very process, so such work is done in pieces, and takes the whole of it only while nobody else wants it.
 */
export async function yieldEventLoop(start: number): Promise<void> {
  if (engine() === 'sqlite') await othersFirst(PATIENCE * (performance.now() - start));
}

/** Waits as long as everybody else keeps this process busy, but `longest` milliseconds at most. */
async function othersFirst(longest: number): Promise<void> {
  const end = performance.now() + longest;
  for (let quiet = 0; quiet < GLANCES && performance.now() < end; quiet++) {
    const before = performance.eventLoopUtilization();
    await pause(GLANCE_MS);
    if (performance.eventLoopUtilization(before).utilization > 0.5) quiet = -1;
  }
}
