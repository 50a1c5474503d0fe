'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import { startBulkAction, cancelBulkAction, undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { bulkActionPath } from '@/lib/bulk/paths';
import { startBulkSchema, bulkButtonSchema, undoBulkSchema } from '@/lib/bulk/schema';

/** How long one call works, in milliseconds: short enough to see how far it is, and to stop it. */
const STEP_MS = 700;

/** How long a press without JavaScript works: everybody waits for it, but presses less often. */
const PRESS_MS = 2_000;

export const startBulkChangesAction = formAction(startBulkSchema, async (actor, input) => {
  const { id } = input;
  await startBulkAction(actor, { ...input, now: new Date() });
  await runBulkAction(actor, { id, budget: STEP_MS });
  return {};
});

/** Called again and again by the page while its group is running. */
export const runBulkChangesAction = buttonAction(bulkButtonSchema, async (actor, { id }) => {
  await runBulkAction(actor, { id, budget: STEP_MS });
  return {};
});

/** For a group that was stopped, and for one that no page drives on. */
export const continueBulkChangesAction = buttonAction(bulkButtonSchema, async (actor, { id }) => {
  await startBulkAction(actor, { id, now: new Date() });
  await runBulkAction(actor, { id, budget: PRESS_MS });
  return {};
});

export const cancelBulkChangesAction = buttonAction(bulkButtonSchema, async (actor, { id }) => {
  await cancelBulkAction(actor, { id, now: new Date() });
  return {};
});

export const undoBulkChangesAction = buttonAction(
  undoBulkSchema,
  async (actor, { list, ...input }) => {
    const id = await undoBulkAction(actor, { ...input, now: new Date() });
    await runBulkAction(actor, { id, budget: STEP_MS });
    return { goTo: bulkActionPath(id, list) };
  },
);
