import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, type RefusalCode } from '@/lib/errors';
import { noteTemporaryFailure, requestContext } from '@/lib/http/request-context';
import { classifyDbError, type DbProblem } from './errors';

/** The last attempt may take longer. */
export const PATIENCE_MS = 12_000;

const CONFLICTS = 10;

const SHORTEST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 500;

const REFUSALS = {
  conflict: 'busy',
  locked: 'busy',
  unreachable: 'unreachable',
  'disk-full': 'disk-full',
} as const satisfies Record<DbProblem, RefusalCode>;

/**
 * Retries only once if the request has already waited that long for something else.
 * @throws Refusal `busy`, `unreachable` or `disk-full` when retrying didn't help; other errors of `work` as they are
 */
export async function withRetry<T>(work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const start = performance.now();
  // An attempt that was cut off may have been committed, whatever the next ones report.
  let isInDoubt = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const trouble = classifyDbError(thrown);
      if (!trouble) throw thrown;
      isInDoubt ||= trouble === 'unreachable';
      if (trouble === 'conflict' && attempt >= CONFLICTS) throw thrown;
      const hasWaited = performance.now() - start > patience || requestContext()?.failure;
      if (trouble === 'disk-full' || hasWaited) {
        const code = isInDoubt ? 'unreachable' : REFUSALS[trouble];
        noteTemporaryFailure(code);
        throw new Refusal(code, {});
      }
      await pause(pauseBefore(attempt));
    }
  }
}

/** Exponential backoff with jitter, in milliseconds. */
function pauseBefore(attempt: number): number {
  const longest = Math.min(SHORTEST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
  return longest * (0.5 + Math.random() / 2);
}
