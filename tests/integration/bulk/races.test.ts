import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import {
  startBulkAction,
  cancelBulkAction,
  createBulkAction,
  undoBulkAction,
} from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { findBulkAction, bulkResults } from '@/lib/bulk/queries';
import { lockLog } from '@/lib/audit-log/append';
import { engine } from '@/tests/support/database';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { queryPlans } from '@/tests/support/plans';

const now = new Date();

async function groupOf(
  actor: Actor,
  count: number,
  verb: 'changeDeliveryDate' | 'markDelivered',
): Promise<string> {
  const ids = [];
  for (let number = 0; number < count; number++) ids.push((await newOrder(actor)).id);
  return createBulkAction(actor, { operationId: randomUUID(), verb, selection: { ids }, now });
}

test('a bulk action that starts twice at once has one delivery date, and sets that one', async () => {
  const actor = await newActor();
  for (let round = 0; round < 5; round++) {
    const id = await groupOf(actor, 2, 'changeDeliveryDate');
    await Promise.allSettled(
      ['2026-05-03', '2026-06-04'].map(async (deliveryDate) => {
        await startBulkAction(actor, { id, deliveryDate, now });
        await runBulkAction(actor, { id, budget: 60_000 });
      }),
    );
    const { deliveryDate } = (await findBulkAction(actor, id))!;
    const entries = (await storedEntries(actor)).filter(({ groupId }) => groupId === id);
    const changes = entries.map((entry) => JSON.parse(entry.changes) as unknown);
    const change = { deliveryDate: { from: '2026-04-17', to: deliveryDate } };
    expect(changes).toEqual([change, change]);
  }
});

test('a bulk action that resumes just before it is undone does nothing more', async () => {
  const actor = await newActor();
  const id = await groupOf(actor, 101, 'markDelivered');
  await startBulkAction(actor, { id, now });
  await runBulkAction(actor, { id, budget: 0 });
  await cancelBulkAction(actor, { id, now });
  const goOn = () => startBulkAction(actor, { id, now });
  const takeBack = () => undoBulkAction(actor, { operationId: randomUUID(), id, now });
  const waiting: Promise<unknown>[] = [];
  await transaction(async (tx) => {
    await lockLog(tx, actor.workspaceId);
    // Both read the bulk action before waiting for the lock, which only SQLite has here.
    waiting.push(engine === 'sqlite' ? goOn() : takeBack());
    for (let round = 0; round < 5; round++) await findBulkAction(actor, id);
    if (engine === 'postgresql') await goOn();
    else waiting.push(takeBack());
    for (let round = 0; round < 5; round++) await findBulkAction(actor, id);
  });
  await Promise.all(waiting);
  expect(await runBulkAction(actor, { id, budget: 60_000 })).toMatchObject({
    state: 'cancelled',
    done: 100,
  });
});

test('the same operation returns the same bulk action, also after its orders are deleted', async () => {
  const actor = await newActor();
  const selection = { ids: [(await newOrder(actor)).id] };
  const input = { operationId: randomUUID(), verb: 'delete' as const, selection, now };
  const id = await createBulkAction(actor, input);
  await startBulkAction(actor, { id, now });
  await runBulkAction(actor, { id, budget: 60_000 });
  expect(await createBulkAction(actor, input)).toBe(id);
});

test.runIf(engine === 'sqlite')('results look each order up by its key', async () => {
  const actor = await newActor();
  const id = await groupOf(actor, 10, 'markDelivered');
  await startBulkAction(actor, { id, now });
  await runBulkAction(actor, { id, budget: 60_000 });
  const plans = await queryPlans(() => bulkResults(actor, id, { size: 10, refusedOnly: false }));
  expect(plans.join('\n')).toMatch(/SEARCH Order USING .*\(id=\?\)/);
});
