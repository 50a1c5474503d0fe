import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { db, transaction } from '@/lib/db/client';
import { deactivateOwnAccount } from '@/lib/accounts/mutations';
import { consumeRateLimit } from '@/lib/rate-limit/mutations';
import { changePassword } from '@/lib/accounts/mutations';
import { changesOf } from '@/tests/support/changes';
import { logIn, newAccount, password, slowPasswordHash, tryLogIn } from '@/tests/support/accounts';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const newPassword = 'wet stapler under moon';
const sessionsOf = (userId: string) => db().session.findMany({ where: { userId } });

test('a new password works, ends other sessions and keeps this one', async () => {
  const username = await newAccount();
  const here = await logIn(username);
  await logIn(username);
  const other = await newActor({ workspaceId: here.workspaceId });
  await changePassword(here, { operationId: randomUUID(), currentPassword: password, newPassword });
  expect(await sessionsOf(here.userId)).toMatchObject([{ id: here.sessionId }]);
  expect(await sessionsOf(other.userId)).toHaveLength(1);
  expect(await tryLogIn(username)).toBeNull();
  expect(await logIn(username, newPassword)).toMatchObject({ userId: here.userId });
});

test('changing a password needs the current one and a strong new one', async () => {
  const username = await newAccount();
  const here = await logIn(username);
  await logIn(username);
  const wrong = changePassword(here, {
    operationId: randomUUID(),
    currentPassword: 'wrong',
    newPassword,
  });
  await refusalOf(wrong, 'wrong-password');
  const weak = changePassword(here, {
    operationId: randomUUID(),
    currentPassword: password,
    newPassword: `${username}1`,
  });
  const refusal = await refusalOf(weak, 'weak-password');
  expect(refusal.details.reason).toMatch(/too similar to the username/);
  expect(await sessionsOf(here.userId)).toHaveLength(2);
  expect(await logIn(username)).toMatchObject({ userId: here.userId });
});

test('of two changes at once, exactly one succeeds', async () => {
  const username = await newAccount();
  const [here, there] = [await logIn(username), await logIn(username)];
  const settled = await Promise.allSettled([
    changePassword(here, {
      operationId: randomUUID(),
      currentPassword: password,
      newPassword: `${newPassword} here`,
    }),
    changePassword(there, {
      operationId: randomUUID(),
      currentPassword: password,
      newPassword: `${newPassword} there`,
    }),
  ]);
  const won = settled.findIndex(({ status }) => status === 'fulfilled');
  expect(settled[1 - won]).toMatchObject({ reason: { code: 'wrong-password' } });
  const places = ['here', 'there'];
  await logIn(username, `${newPassword} ${places[won]}`);
  const lost = `${newPassword} ${places[1 - won]}`;
  expect(await tryLogIn(username, lost)).toBeNull();
});

test('repeating a change is idempotent, also concurrently', async () => {
  const username = await newAccount();
  const here = await logIn(username);
  const change = { operationId: randomUUID(), currentPassword: password, newPassword };
  await Promise.all([changePassword(here, change), changePassword(here, change)]);
  const there = await logIn(username, newPassword);
  await changePassword(here, change);
  expect((await sessionsOf(here.userId)).map(({ id }) => id).sort()).toEqual(
    [here.sessionId, there.sessionId].sort(),
  );
});

test('the same operation with another new password is refused', async () => {
  const here = await logIn(await newAccount());
  const change = { operationId: randomUUID(), currentPassword: password, newPassword };
  await changePassword(here, change);
  const other = changePassword(here, { ...change, newPassword: `${newPassword} again` });
  await refusalOf(other, 'reused-operation-id');
});

test('a concurrent log-in with the old password fails', async () => {
  const username = await newAccount();
  const { userId: id } = await logIn(username);
  const before = await sessionsOf(id);
  const passwordHash = await hashPassword(newPassword);
  const slow = slowPasswordHash();
  const { underWay } = await transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { passwordHash } });
    // It reads the old password at once, and then waits for this transaction before it can create a session.
    const logIn = tryLogIn(username);
    await verifyPassword(password, slow);
    return { underWay: logIn };
  });
  expect(await underWay).toBeNull();
  expect(await sessionsOf(id)).toEqual(before);
});

test('a user without a password cannot set one here', async () => {
  const ann = await newActor();
  await refusalOf(
    changePassword(ann, { operationId: randomUUID(), currentPassword: '', newPassword }),
    'wrong-password',
  );
});

test('a change is logged once, without either password', async () => {
  const here = await newActorWithPassword();
  const change = { operationId: randomUUID(), currentPassword: password, newPassword };
  await changePassword(here, change);
  await changePassword(here, change);
  const where = { workspaceId: here.workspaceId, action: 'Password Changed' };
  const entries = await db().log.findMany({ where });
  expect(entries).toMatchObject([{ actorId: here.userId }]);
  expect(entries.map(changesOf)).toEqual([{}]);
  const log = JSON.stringify(await db().log.findMany({ where: { workspaceId: here.workspaceId } }));
  for (const secret of [password, newPassword]) expect(log).not.toContain(secret);
});

test('a new password voids reset links', async () => {
  const here = await newActorWithPassword();
  const expires = new Date(Date.now() + 60_000);
  const reset = { identifier: here.userId, token: randomUUID(), expires };
  await transaction((tx) => tx.verificationToken.create({ data: reset }));
  await changePassword(here, { operationId: randomUUID(), currentPassword: password, newPassword });
  const where = { identifier: here.userId };
  expect(await db().verificationToken.findMany({ where })).toEqual([]);
});

test('after ten wrong passwords even the right one is refused, for this user only', async () => {
  const [ann, ben] = [await newActorWithPassword(), await newActorWithPassword()];
  const change = () => ({ operationId: randomUUID(), currentPassword: password, newPassword });
  for (let tries = 1; tries < 10; tries++)
    await consumeRateLimit('password', { account: ann.userId });
  const wrong = changePassword(ann, { ...change(), currentPassword: 'wrong' });
  await refusalOf(wrong, 'wrong-password');
  const refusal = await refusalOf(changePassword(ann, change()), 'throttled');
  expect(refusal.details.minutes).toBeLessThanOrEqual(15);
  await changePassword(ben, change());
});

test('a right password or an unrelated refusal resets the limit', async () => {
  const ann = await newActorWithPassword();
  const changes = [newPassword, `${newPassword} again`];
  for (let tries = 1; tries < 10; tries++)
    await consumeRateLimit('password', { account: ann.userId });
  for (const [index, chosen] of changes.entries()) {
    const currentPassword = changes[index - 1] ?? password;
    await changePassword(ann, { operationId: randomUUID(), currentPassword, newPassword: chosen });
  }
  for (let tries = 1; tries < 10; tries++)
    await consumeRateLimit('password', { account: ann.userId });
  const last = { operationId: randomUUID(), currentPassword: changes[1]! };
  await refusalOf(deactivateOwnAccount(ann, last), 'last-owner');
  await refusalOf(deactivateOwnAccount(ann, last), 'last-owner');
});
