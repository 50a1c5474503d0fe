import { yieldEventLoop } from './yield-event-loop';

/** Time per call of an open page, in milliseconds: short enough to show progress and allow a cancel. */
export const CALL_BUDGET_MS = 700;

/** Time per press without JavaScript, in milliseconds: people wait for it, but press less often. */
export const PRESS_BUDGET_MS = 2_000;

export type StepResult = 'more' | 'done';

/**
 * Stops after about `budget` milliseconds, but runs at least one step. A step takes the next batch and records its
 * progress in one transaction, so a job can resume after a crash and run from several callers.
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

/** One batch after the other, with pauses in which the server handles requests. */
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
