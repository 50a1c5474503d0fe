import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';

/**
 * The value of `work`, whose errors carry sentences for the person at the terminal already.
 * @throws ExpectedFailure with the same message
 */
export function expecting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    // A TypeError or a database error is a fault; only a plain error was written for people.
    if (error instanceof Error && error.constructor === Error && !('code' in error)) {
      throw new ExpectedFailure(error.message);
    }
    throw error;
  }
}
