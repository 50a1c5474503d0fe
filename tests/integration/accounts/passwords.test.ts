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

test('a new password takes hold, ends the other devices and keeps this one', async () => {
  const username = await newAccount();
  const here = await logIn(username);
  await logIn(username);
  const somebody = await newActor({ workspaceId: here.workspaceId });
  await changePassword(here, { operationId: randomUUID(), currentPassword: password, newPassword });
  expect(await sessionsOf(here.userId)).toMatchObject([{ id: here.sessionId }]);
  expect(await sessionsOf(somebody.userId)).toHaveLength(1);
  expect(await tryLogIn(username)).toBeNull();
  expect(await logIn(username, newPassword)).toMatchObject({ userId: here.userId });
});

test('a password is not changed without the current one, nor to a weak one', async () => {
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
  expect(refusal.details.reason).toMatch(/too close to the username/);
  expect(await sessionsOf(here.userId)).toHaveLength(2);
  expect(await logIn(username)).toMatchObject({ userId: here.userId });
});

test('of two changes at once exactly one wins', async () => {
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

test('the same change again changes nothing and is as good, also twice at once', async () => {
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

test('the same change with another new password is refused', async () => {
  const here = await logIn(await newAccount());
  const change = { operationId: randomUUID(), currentPassword: password, newPassword };
  await changePassword(here, change);
  const other = changePassword(here, { ...change, newPassword: `${newPassword} again` });
  await refusalOf(other, 'reused-operation-id');
});

test('a log-in that is under way while the password changes does not get in with the old one', async () => {
  const username = await newAccount();
  const { userId: id } = await logIn(username);
  const before = await sessionsOf(id);
  const passwordHash = await hashPassword(newPassword);
  const slow = slowPasswordHash();
  const { underWay } = await transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { passwordHash } });
    // It reads the old password at once, and then has to wait for this transaction before it can start a session.
    const logIn = tryLogIn(username);
    await verifyPassword(password, slow);
    return { underWay: logIn };
  });
  expect(await underWay).toBeNull();
  expect(await sessionsOf(id)).toEqual(before);
});

test('a user without a password cannot make one up', async () => {
  const ann = await newActor();
  await refusalOf(
    changePassword(ann, { operationId: randomUUID(), currentPassword: '', newPassword }),
    'wrong-password',
  );
});

test('a change stands in the log once, without a word of either password', async () => {
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

test('a new password voids the link with which another could have been set', async () => {
  const here = await newActorWithPassword();
  const expires = new Date(Date.now() + 60_000);
  const reset = { identifier: here.userId, token: randomUUID(), expires };
  await transaction((tx) => tx.verificationToken.create({ data: reset }));
  await changePassword(here, { operationId: randomUUID(), currentPassword: password, newPassword });
  const where = { identifier: here.userId };
  expect(await db().verificationToken.findMany({ where })).toEqual([]);
});

test('after ten wrong passwords not even the right one is tried, for this user alone', async () => {
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

test('a right password, and a "no" for another reason, leave no tries behind', async () => {
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
