import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, type RefusalCode } from '@/lib/errors';
import { noteTemporaryFailure, requestContext } from '@/lib/http/request-context';
import { classifyDbError, type DbProblem } from './errors';

/** The last attempt may take longer. */
export const PATIENCE_MS = 12_000;

const MAX_CONFLICTS = 10;

const MIN_PAUSE_MS = 5;
const MAX_PAUSE_MS = 500;

const REFUSALS = {
  conflict: 'busy',
  locked: 'busy',
  unreachable: 'unreachable',
  'disk-full': 'disk-full',
} as const satisfies Record<DbProblem, RefusalCode>;

/**
 * Retries only once if the request has already waited that long for something else.
 * @throws Refusal `busy`, `unreachable` or `disk-full` when retrying didn't help; other errors of `run` as they are
 */
export async function withRetry<T>(run: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const start = performance.now();
  // An attempt that was cut off may have been committed, whatever the next ones report.
  let isInDoubt = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (thrown) {
      const problem = classifyDbError(thrown);
      if (!problem) throw thrown;
      isInDoubt ||= problem === 'unreachable';
      if (problem === 'conflict' && attempt >= MAX_CONFLICTS) throw thrown;
      const hasWaited = performance.now() - start > patience || requestContext()?.failure;
      if (problem === 'disk-full' || hasWaited) {
        const code = isInDoubt ? 'unreachable' : REFUSALS[problem];
        noteTemporaryFailure(code);
        throw new Refusal(code, {});
      }
      await pause(backoff(attempt));
    }
  }
}

/** Exponential backoff with jitter, in milliseconds. */
function backoff(attempt: number): number {
  const max = Math.min(MIN_PAUSE_MS * 2 ** attempt, MAX_PAUSE_MS);
  return max * (0.5 + Math.random() / 2);
}
