export type Progress = { handled: number; total: number };

/** What `handled` and `total` count: changed orders, or checked rows of a file. */
export type JobUnit = 'orders' | 'rows';

export type RunState = 'running' | 'cancelled' | 'done';

export function runState(isDone: boolean, cancelledAt: Date | null): RunState {
  if (isDone) return 'done';
  return cancelledAt ? 'cancelled' : 'running';
}

/** What an open page learns of a job. `at` is the server's time, in milliseconds since 1970. */
export type FoundProgress = Progress & { state: string; isAtWork: boolean; at: number };
