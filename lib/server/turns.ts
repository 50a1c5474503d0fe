import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** How long it is watched whether others are at work, in milliseconds. */
const GLANCE_MS = 2;

/**
 * Waits as long as everybody else keeps this process busy, but `longest` milliseconds at most: long work that is done in
 * pieces calls it after each of them, and takes the whole process only while nobody else wants it.
 */
export async function othersFirst(longest: number): Promise<void> {
  const end = performance.now() + longest;
  let isBusy = true;
  while (isBusy && performance.now() < end) {
    const before = performance.eventLoopUtilization();
    await pause(GLANCE_MS);
    isBusy = performance.eventLoopUtilization(before).utilization > 0.5;
  }
}
