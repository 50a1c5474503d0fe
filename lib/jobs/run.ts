import { yieldEventLoop } from '@/lib/db/yield-event-loop';

export type StepResult = 'more' | 'done';

/**
 * Stops after about `budget` milliseconds, but runs at least one step. A step takes the next batch and records its
 * progress in one transaction, so a job can resume after a crash and run from several callers.
 * @returns whether work is left
 */
export async function runInBatches({
  budget = Infinity,
  step,
}: {
  budget?: number | undefined;
  step: () => Promise<StepResult>;
}): Promise<StepResult> {
  const end = performance.now() + budget;
  for (;;) {
    const start = performance.now();
    const result = await step();
    if (result === 'done') return result;
    await yieldEventLoop(start);
    if (performance.now() >= end) return result;
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
