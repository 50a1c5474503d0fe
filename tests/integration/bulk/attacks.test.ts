import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import {
  cancelBulkChangesAction,
  continueBulkChangesAction,
  undoBulkChangesAction,
} from '@/app/(desk)/orders/bulk/actions';
import type { Actor } from '@/lib/auth/actor';
import { findBulkAction } from '@/lib/bulk/queries';
import type { ChangeResult } from '@/lib/orders/mutations';
import { formOf } from '@/tests/support/form';
import { apply, bulkIdIn, press, said } from '@/tests/support/bulk-forms';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

let actor: Actor;
let sessionToken: string;
let orders: ChangeResult[];
const ids = () => orders.map(({ id }) => id);

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
  await newRequest({ sessionToken });
  orders = [];
  for (let number = 0; number < 3; number++) orders.push(await newOrder(actor));
});

async function entriesOf(groupId: string) {
  return (await storedEntries(actor)).filter((entry) => entry.groupId === groupId);
}

test('an export cannot be applied, run, stopped or undone', async () => {
  const id = bulkIdIn(await press('export', { select: ids() }));
  const gone = 'This preview no longer exists.';
  expect((await apply(id)).alert?.text).toContain(gone);
  for (const action of [continueBulkChangesAction, cancelBulkChangesAction]) {
    await action(formOf({ id }));
    expect(await said()).toContain(gone);
  }
  await undoBulkChangesAction(formOf({ id, operationId: randomUUID() }));
  expect(await said()).toContain(gone);
  expect(await entriesOf(id)).toHaveLength(0);
});

test('colleagues may view a bulk action and stop or undo it, but only its creator may start it', async () => {
  const id = bulkIdIn(await press('markDelivered', { select: ids() }));
  const ben = await newSignIn({ workspaceId: actor.workspaceId, role: 'DISPATCHER' });
  await newRequest({ sessionToken: ben.sessionToken });
  expect(await findBulkAction(ben.actor, id)).toMatchObject({ isOwn: false });
  expect((await apply(id)).alert?.text).toMatch(/^This preview/);
  await newRequest({ sessionToken });
  await apply(id);
  await newRequest({ sessionToken: ben.sessionToken });
  await expect(
    undoBulkChangesAction(formOf({ id, operationId: randomUUID() })),
  ).rejects.toBeInstanceOf(Redirected);
  expect((await storedEntries(actor)).at(-1)).toMatchObject({
    action: 'Reopened',
    actorId: ben.actor.userId,
  });
});
