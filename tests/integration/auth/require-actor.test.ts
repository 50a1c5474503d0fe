import { expect, test } from 'vitest';
import { currentActor, requireActor } from '@/lib/auth/require-actor';
import { db, transaction } from '@/lib/db/client';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected, request } from '@/tests/support/request';

test('the cookie of a signed-in device proves its actor', async () => {
  await newRequest(await newSignIn());
  expect(await requireActor()).toMatchObject({ role: 'OWNER', name: 'Ann' });
});

test('a visitor is sent to the login page, and back afterwards', async () => {
  await newRequest({ headers: { 'x-order-desk-path': '/orders?status=ongoing' } });
  expect(await currentActor()).toBeNull();
  await expect(requireActor()).rejects.toEqual(
    new Redirected('/login?next=%2Forders%3Fstatus%3Dongoing'),
  );
});

test('a forged cookie, or one signed with another secret, identifies no one', async () => {
  await newRequest({ headers: { cookie: 'authjs.session-token=made.up' } });
  expect(await currentActor()).toBeNull();
});

test('a cookie is refused from the moment its session ends', async () => {
  const { sessionToken } = await newSignIn();
  await newRequest({ sessionToken });
  expect(await currentActor()).not.toBeNull();
  await transaction((tx) => tx.session.delete({ where: { sessionToken } }));
  expect(await currentActor()).toBeNull();
});

test('the last visit is recorded after the response, and not on every request', async () => {
  const { sessionToken } = await newSignIn();
  await newRequest({ sessionToken });
  await currentActor();
  expect(request.later).toEqual([]);
  const longAgo = new Date(Date.now() - 3_600_000);
  await transaction((tx) =>
    tx.session.update({ where: { sessionToken }, data: { lastSeenAt: longAgo } }),
  );
  await currentActor();
  expect(request.later).toHaveLength(1);
  await request.later[0]!();
  const session = await db().session.findUniqueOrThrow({ where: { sessionToken } });
  expect(session.lastSeenAt > longAgo).toBe(true);
});
