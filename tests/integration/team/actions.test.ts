import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { changeRoleAction, deactivateAction, handOverAction } from '@/app/(desk)/team/actions';
import type { Actor } from '@/lib/auth/actor';
import { readFlash } from '@/lib/forms/flash';
import type { ButtonAction } from '@/lib/forms/form-state';
import { formOf } from '@/tests/support/form';
import { newOrder } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

let ann: Actor;
let bob: Actor;

beforeEach(async () => {
  const { actor, sessionToken } = await newSignIn();
  await newRequest({ sessionToken });
  ann = actor;
  bob = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Bob' });
});

/** The message after an action on Bob. */
async function messageAfter(action: ButtonAction, fields: Record<string, string> = {}) {
  const form = formOf({ operationId: randomUUID(), memberId: bob.userId, ...fields });
  await action(form).catch((thrown: unknown) => {
    if (!(thrown instanceof Redirected)) throw thrown;
  });
  const { text, link } = (await readFlash())!;
  return { text, link };
}

const give = () => newOrder(ann, { courierId: bob.userId });
const show = (text: string) => ({
  text,
  href: `/orders?status=ongoing&courier=${bob.userId}`,
});

test('deactivating a courier shows and links their remaining orders', async () => {
  await give();
  await give();
  expect(await messageAfter(deactivateAction)).toEqual({
    text: 'Bob is deactivated and signed out everywhere. 2 ongoing orders are still assigned to them.',
    link: show('Show them'),
  });
});

test('without remaining orders there is no such note', async () => {
  expect(await messageAfter(deactivateAction, { then: 'team' })).toEqual({
    text: 'Bob is deactivated and signed out everywhere.',
    link: undefined,
  });
});

test('changing the role of a courier shows them too', async () => {
  await give();
  expect(await messageAfter(changeRoleAction, { role: 'DISPATCHER' })).toEqual({
    text: 'Bob is now a dispatcher. 1 ongoing order is still assigned to them.',
    link: show('Show it'),
  });
  expect(await messageAfter(changeRoleAction, { role: 'COURIER' })).toEqual({
    text: 'Bob is now a courier.',
    link: undefined,
  });
});

test('handing over to a courier shows them too', async () => {
  await give();
  expect(await messageAfter(handOverAction)).toEqual({
    text: 'Bob is now an owner, and you’re a dispatcher. 1 ongoing order is still assigned to them.',
    link: show('Show it'),
  });
});
