import { randomUUID } from 'node:crypto';
import { startBulkAction, cancelBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import type { Stage } from '@/tests/support/matrix/stage';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/orders/bulk/actions.ts';
const BUDGET_MS = 5_000;

const staff = {
  owner: 'done',
  dispatcher: 'done',
  courier: 'forbidden',
  stranger: 'signed-out',
  missing: { owner: 'no-group', dispatcher: 'no-group', courier: 'forbidden' },
} as const;

const common = { kind: 'button', about: 'thing', on: '/orders', ...staff } as const;

export const BULK: ActionRow[] = [
  { action: `${FILE} startBulkChangesAction`, ...common, kind: 'form', send: looked },
  {
    // To a courier of the workspace.
    action: `${FILE} startBulkChangesAction`,
    ...common,
    kind: 'form',
    send: async (stage) => ({
      ...(await looked(stage, 'assign')),
      courierId: stage.people.ours.courier.actor.userId,
    }),
  },
  { action: `${FILE} runBulkChangesAction`, ...common, send: loose },
  { action: `${FILE} continueBulkChangesAction`, ...common, send: loose },
  { action: `${FILE} cancelBulkChangesAction`, ...common, send: loose },
  {
    action: `${FILE} undoBulkChangesAction`,
    ...common,
    send: async (stage) => {
      const { id } = await loose(stage);
      await runBulkAction(stage.by.actor, { id, budget: BUDGET_MS });
      return { id, operationId: randomUUID(), list: '' };
    },
  },
];

/** A group that is only looked at so far. */
async function looked(
  { by, order, name }: Stage,
  verb: 'markDelivered' | 'assign' = 'markDelivered',
) {
  const id = await createBulkAction(by.actor, {
    operationId: randomUUID(),
    verb,
    selection: { ids: [order.id] },
    now: new Date(),
  });
  return { id: name(id) };
}

/** One that was let loose and did nothing yet. */
async function loose(stage: Stage) {
  const { id } = await looked(stage);
  await startBulkAction(stage.by.actor, { id, now: new Date() });
  return { id };
}

/** The key of a group that somebody stopped, for the pages. */
export async function stoppedGroup(stage: Stage): Promise<string> {
  const { id } = await loose(stage);
  await cancelBulkAction(stage.by.actor, { id, now: new Date() });
  return id;
}
