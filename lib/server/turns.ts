import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** How long it is watched at a time whether others are at work, in milliseconds. */
const GLANCE_MS = 2;

/** So many glances in a row have to find nobody: who waits for an answer from elsewhere is still at work. */
const GLANCES = 3;

/**
 * Waits as long as everybody else keeps this process busy, but `longest` milliseconds at most: long work that is done in
 * pieces calls it after each of them, and takes the whole process only while nobody else wants it.
 */
export async function othersFirst(longest: number): Promise<void> {
  const end = performance.now() + longest;
  for (let quiet = 0; quiet < GLANCES && performance.now() < end; quiet++) {
    const before = performance.eventLoopUtilization();
    await pause(GLANCE_MS);
    if (performance.eventLoopUtilization(before).utilization > 0.5) quiet = -1;
  }
}
