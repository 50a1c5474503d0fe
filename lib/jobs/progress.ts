export type Progress = { handled: number; total: number };

export type RunState = 'running' | 'cancelled' | 'done';

export function runState(isDone: boolean, cancelledAt: Date | null): RunState {
  if (isDone) return 'done';
  return cancelledAt ? 'cancelled' : 'running';
}
