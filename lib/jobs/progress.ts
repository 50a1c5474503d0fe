/** How many items of a job are handled, refused ones included. */
export type Progress = { handled: number; total: number };

/** Where a job stands that was started. */
export type RunState = 'running' | 'cancelled' | 'done';

export function runState(isDone: boolean, cancelledAt: Date | null): RunState {
  if (isDone) return 'done';
  return cancelledAt ? 'cancelled' : 'running';
}
