import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';

/**
 * The value of `work`, whose errors carry sentences for the person at the terminal already.
 * @throws ExpectedFailure with the same message
 */
export async function expecting<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isForPeople(error) ? new ExpectedFailure(error.message) : error;
  }
}

/** A TypeError or a database error is a fault; only a plain error was written for people. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !('code' in error);
}
