'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import { applyGroup, cancelGroup, undoGroup } from '@/lib/bulk/mutations';
import { runGroup } from '@/lib/bulk/run';
import { groupPath } from '@/lib/bulk/paths';
import { applyGroupSchema, groupButtonSchema, undoGroupSchema } from '@/lib/bulk/schema';

/** How long one call works, in milliseconds: short enough to see how far it is, and to stop it. */
const STEP_MS = 700;

/** How long a press without JavaScript works: everybody waits for it, but presses less often. */
const PRESS_MS = 2_000;

export const applyGroupAction = formAction(applyGroupSchema, async (actor, input) => {
  const { id } = input;
  await applyGroup(actor, { ...input, now: new Date() });
  await runGroup(actor, { id, budget: STEP_MS });
  return {};
});

/** Called again and again by the page while its group is running. */
export const runGroupAction = buttonAction(groupButtonSchema, async (actor, { id }) => {
  await runGroup(actor, { id, budget: STEP_MS });
  return {};
});

/** For a group that was stopped, and for one that no page drives on. */
export const continueGroupAction = buttonAction(groupButtonSchema, async (actor, { id }) => {
  await applyGroup(actor, { id, now: new Date() });
  await runGroup(actor, { id, budget: PRESS_MS });
  return {};
});

export const cancelGroupAction = buttonAction(groupButtonSchema, async (actor, { id }) => {
  await cancelGroup(actor, { id, now: new Date() });
  return {};
});

export const undoGroupAction = buttonAction(undoGroupSchema, async (actor, { list, ...input }) => {
  const id = await undoGroup(actor, { ...input, now: new Date() });
  await runGroup(actor, { id, budget: STEP_MS });
  return { goTo: groupPath(id, list) };
});
