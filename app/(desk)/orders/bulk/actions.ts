'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import { startBulkAction, cancelBulkAction, undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { bulkActionPath } from '@/lib/bulk/paths';
import { startBulkSchema, undoBulkSchema } from '@/lib/bulk/schema';
import { CALL_BUDGET_MS, PRESS_BUDGET_MS } from '@/lib/jobs/run';
import { jobButtonSchema } from '@/lib/jobs/schema';

export const startBulkChangesAction = formAction(startBulkSchema, async (actor, input) => {
  const { id } = input;
  await startBulkAction(actor, { ...input, now: new Date() });
  await runBulkAction(actor, { id, budget: CALL_BUDGET_MS });
  return {};
});

/** The page calls this until the bulk action is done. */
export const runBulkChangesAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await runBulkAction(actor, { id, budget: CALL_BUDGET_MS });
  return {};
});

/** For cancelled actions, and for pages without JavaScript. */
export const continueBulkChangesAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await startBulkAction(actor, { id, now: new Date() });
  await runBulkAction(actor, { id, budget: PRESS_BUDGET_MS });
  return {};
});

export const cancelBulkChangesAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await cancelBulkAction(actor, { id, now: new Date() });
  return {};
});

export const undoBulkChangesAction = buttonAction(
  undoBulkSchema,
  async (actor, { list, ...input }) => {
    const id = await undoBulkAction(actor, { ...input, now: new Date() });
    await runBulkAction(actor, { id, budget: CALL_BUDGET_MS });
    return { goTo: bulkActionPath(id, list) };
  },
);
