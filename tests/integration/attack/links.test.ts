import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { startSessionForAccount } from '@/lib/accounts/single-sign-on/mutations';
import { newSecret } from '@/lib/auth/secret-links';
import { transaction } from '@/lib/db/client';
import { invite, join } from '@/lib/team/invitations/mutations';
import { findInvitation } from '@/lib/team/invitations/queries';
import { allowReset } from '@/lib/accounts/password-reset/mutations';
import { findReset } from '@/lib/accounts/password-reset/queries';
import { changeRole } from '@/lib/team/mutations';
import { password } from '@/tests/support/accounts';
import { newActor, newWorkspace } from '@/tests/support/people';
import { allRowsOf } from '@/tests/support/workspaces';
import { newPerson, newSide, PROVIDER, type Side } from './scene';

let theirs: Side;
let ours: Side;
const now = new Date();
const operationId = () => randomUUID();

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
});

const person = () => newPerson(ours.workspaceId, 'Bakery Eve', 'DISPATCHER');

test('joining ignores operations of other workspaces, and recognizes its own repetition', async () => {
  const { secret } = await invite(ours.owner, {
    operationId: operationId(),
    role: 'COURIER',
    name: null,
  });
  const { operation } = theirs.things;
  const joining = {
    operationId: operation,
    secret,
    username: `J-${operationId()}`,
    password,
  };
  expect(await join(joining)).toEqual({ role: 'COURIER' });
  expect(await join(joining)).toEqual({ role: 'COURIER' });
});

test('repeating the operation does not renew an expired password link', async () => {
  const { userId: memberId } = await person();
  const given = { operationId: operationId(), memberId };
  await allowReset(ours.owner, given);
  const where = { identifier: memberId };
  const data = { expires: new Date(0) };
  await transaction((tx) => tx.verificationToken.updateMany({ where, data }));
  await expect(allowReset(ours.owner, given)).rejects.toMatchObject({ code: 'no-reset' });
});

test('invitations and password links to a deleted workspace are invalid', async () => {
  const owner = await newPerson(await newWorkspace('Bakery'), 'Bakery Ann', 'OWNER');
  const { secret } = await invite(owner, { operationId: operationId(), role: 'OWNER', name: null });
  const link = await newLink(owner.userId);
  const where = { id: owner.workspaceId };
  expect(await findReset(link, now)).toMatchObject({ userId: owner.userId });
  await transaction((tx) => tx.workspace.updateMany({ where, data: { deletedAt: now } }));
  expect(await findInvitation(secret, now)).toBeNull();
  expect(await findReset(link, now)).toBeNull();
  const account = { provider: PROVIDER.issuer, providerAccountId: owner.userId };
  expect(
    await startSessionForAccount(account, { operationId: operationId(), device: 'Test' }),
  ).toBeNull();
});

async function newLink(
  identifier: string,
  expires = new Date(Date.now() + 60_000),
): Promise<string> {
  const { secret, hash: token } = newSecret();
  await transaction((tx) => tx.verificationToken.create({ data: { identifier, token, expires } }));
  return secret;
}

test('a password link needs an active user, and expires', async () => {
  const gone = await person();
  const where = { id: gone.userId };
  await transaction((tx) => tx.user.updateMany({ where, data: { active: false } }));
  expect(await findReset(await newLink(gone.userId), now)).toBeNull();
  expect(await findReset(await newLink(ours.owner.userId, new Date(0)), now)).toBeNull();
  const account = { provider: PROVIDER.issuer, providerAccountId: gone.userId };
  expect(
    await startSessionForAccount(account, { operationId: operationId(), device: 'Test' }),
  ).toBeNull();
});

test('demoting an owner revokes their open links, in their own workspace only', async () => {
  const workspaceId = await newWorkspace('Bakery');
  const [owner, former] = [await newActor({ workspaceId }), await newActor({ workspaceId })];
  const invited = async () => {
    const id = operationId();
    await invite(former, { operationId: id, role: 'OWNER', name: null });
    return id;
  };
  const [open, used, revoked] = [await invited(), await invited(), await invited()];
  const long = new Date(0);
  await transaction(async (tx) => {
    await tx.invitation.updateMany({ where: { id: used }, data: { usedAt: long } });
    await tx.invitation.updateMany({ where: { id: revoked }, data: { revokedAt: long } });
  });
  const link = await newLink(owner.userId);
  const before = await allRowsOf(ours);
  await changeRole(owner, {
    operationId: operationId(),
    memberId: former.userId,
    role: 'DISPATCHER',
  });
  expect(await findReset(link, now)).toBeNull();
  const { invitations } = await allRowsOf(owner);
  const endOf = (id: string) => invitations.find((one) => one.id === id)?.revokedAt;
  expect(endOf(open)).toBeInstanceOf(Date);
  expect(endOf(used)).toBeNull();
  expect(endOf(revoked)).toEqual(long);
  expect(await allRowsOf(ours)).toEqual(before);
  expect(before.invitations.length).toBeGreaterThan(0);
});
