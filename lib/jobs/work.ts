import type { Actor } from '@/lib/auth/actor';
import { runBulkAction } from '@/lib/bulk/run';
import { runImport } from '@/lib/imports/run';
import type { JobKind } from './job';
import { returnJob } from './mutations';
import { leaseOf } from './queries';
import type { StepResult } from './run';
import { wakeRunner } from './wake';

/** In milliseconds: short enough for someone who waits, long enough to finish most work. */
const CALL_BUDGET_MS = 700;

/** In the name of a user. */
export type UserJobKind = Exclude<JobKind, 'clearing'>;

export const WORK: Record<
  UserJobKind,
  (actor: Actor, slice: { id: string; budget: number }) => Promise<StepResult>
> = {
  import: runImport,
  bulkAction: async (actor, slice) => {
    const { state } = await runBulkAction(actor, slice);
    return state === 'running' ? 'more' : 'done';
  },
};

/** Begins the work on a job that this request started. What is left after `budget` milliseconds goes on in the background. */
export async function workOnJob(
  actor: Actor,
  { id, kind, budget = CALL_BUDGET_MS }: { id: string; kind: UserJobKind; budget?: number },
): Promise<StepResult> {
  const leaseUntil = await leaseOf(actor, id);
  const result = await WORK[kind](actor, { id, budget });
  if (leaseUntil) await returnJob({ id, leaseUntil }, result);
  if (result === 'more') wakeRunner();
  return result;
}
