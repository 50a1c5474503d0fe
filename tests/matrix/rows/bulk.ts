import { randomUUID } from 'node:crypto';
import { startBulkAction, cancelBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { withoutJob } from '@/tests/support/imports';
import type { Scenario } from '@/tests/support/matrix/scenario';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/orders/bulk/actions.ts';
const BUDGET_MS = 5_000;

const staff = {
  owner: 'done',
  dispatcher: 'done',
  courier: 'forbidden',
  stranger: 'signed-out',
  missing: { owner: 'no-bulk-action', dispatcher: 'no-bulk-action', courier: 'forbidden' },
} as const;

const common = { kind: 'button', about: 'thing', on: '/orders', ...staff } as const;

export const BULK: ActionRow[] = [
  { action: `${FILE} startBulkChangesAction`, ...common, kind: 'form', send: previewed },
  {
    // To a courier of the workspace.
    action: `${FILE} startBulkChangesAction`,
    ...common,
    kind: 'form',
    send: async (scenario) => ({
      ...(await previewed(scenario, 'assign')),
      courierId: scenario.people.ours.courier.actor.userId,
    }),
  },
  { action: `${FILE} continueBulkChangesAction`, ...common, send: started },
  { action: `${FILE} cancelBulkChangesAction`, ...common, send: started },
  {
    action: `${FILE} undoBulkChangesAction`,
    ...common,
    send: async (scenario) => {
      const { id } = await started(scenario);
      await runBulkAction(scenario.by.actor, { id, budget: BUDGET_MS });
      return { id, operationId: randomUUID(), list: '' };
    },
  },
];

/** A bulk action that was only previewed. */
async function previewed(
  { by, order, name }: Scenario,
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

/** A bulk action that was started but has changed nothing yet. */
async function started(scenario: Scenario) {
  const { id } = await previewed(scenario);
  await startBulkAction(scenario.by.actor, { id, now: new Date() });
  await withoutJob(id);
  return { id };
}

/** The ID of a cancelled bulk action, for the pages. */
export async function cancelledBulkAction(scenario: Scenario): Promise<string> {
  const { id } = await started(scenario);
  await cancelBulkAction(scenario.by.actor, { id, now: new Date() });
  return id;
}
