import { yieldEventLoop } from './yield-event-loop';

/** How long one call of the open page works, in milliseconds: short enough to show progress, and to cancel. */
export const CALL_BUDGET_MS = 700;

/** How long a press without JavaScript works, in milliseconds: people wait for it, but press less often. */
export const PRESS_BUDGET_MS = 2_000;

/** Whether there may be something left to do. */
export type StepResult = 'more' | 'done';

/**
 * Runs the steps of a job until one says `done`, or for about `budget` milliseconds, but always at least one. A step
 * takes the next batch and records how far it got in one transaction. So a job can be run again and by several callers
 * at once, and after a crash it resumes where it was.
 */
export async function runInBatches({
  budget = Infinity,
  step,
}: {
  budget?: number | undefined;
  step: () => Promise<StepResult>;
}): Promise<void> {
  const end = performance.now() + budget;
  let start = performance.now();
  while ((await step()) === 'more' && performance.now() < end) {
    await yieldEventLoop(start);
    start = performance.now();
  }
}

/** Applies one batch of `source` after the other, and lets other requests run in between. */
export async function forEachBatch<T>(
  source: Iterable<T> | AsyncIterable<T>,
  apply: (batch: T) => Promise<unknown>,
): Promise<void> {
  for await (const batch of source) {
    const start = performance.now();
    await apply(batch);
    await yieldEventLoop(start);
  }
}
