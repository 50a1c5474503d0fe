'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import { startBulkAction, cancelBulkAction, undoBulkAction } from '@/lib/bulk/mutations';
import { bulkActionPath } from '@/lib/bulk/paths';
import { startBulkSchema, undoBulkSchema } from '@/lib/bulk/schema';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { workOnJob } from '@/lib/jobs/work';

export const startBulkChangesAction = formAction(startBulkSchema, async (actor, input) => {
  const { id } = input;
  await startBulkAction(actor, { ...input, now: new Date() });
  await workOnJob(actor, { id, kind: 'bulkAction' });
  return {};
});

/** After a cancel, or if the work stopped. */
export const continueBulkChangesAction = buttonAction(jobButtonSchema, async (actor, { id }) => {
  await startBulkAction(actor, { id, now: new Date() });
  await workOnJob(actor, { id, kind: 'bulkAction' });
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
    await workOnJob(actor, { id, kind: 'bulkAction' });
    return { goTo: bulkActionPath(id, list) };
  },
);
