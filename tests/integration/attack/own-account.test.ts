import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import {
  connectAccount,
  disconnectAccount,
  startSessionForAccount,
} from '@/lib/accounts/single-sign-on/mutations';
import { type Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { invite } from '@/lib/team/invitations/mutations';
import { changeProfile, deactivateOwnAccount } from '@/lib/accounts/mutations';
import { allowReset, resetPassword } from '@/lib/accounts/password-reset/mutations';
import { turnOffCodes } from '@/lib/accounts/two-factor/mutations';
import { findSecondFactor } from '@/lib/accounts/queries';
import { endOtherSessions, touchSession } from '@/lib/accounts/sessions/mutations';
import { startSession, startSessionWithCode } from '@/lib/accounts/sign-in/mutations';
import { ticketFor } from '@/lib/accounts/sign-in/ticket';
import { changeRole, deactivate, reactivate } from '@/lib/team/mutations';
import { changePassword } from '@/lib/accounts/mutations';
import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import { findProfile } from '@/lib/accounts/queries';
import { password } from '@/tests/support/accounts';
import { newActor } from '@/tests/support/people';
import { allRowsOf } from '@/tests/support/workspaces';
import { outcomeOf } from './outcome';
import { newPerson, newSide, PROVIDER, recoveryCode, type Side } from './scene';

let theirs: Side;
let ours: Side;
const currentPassword = password;
const operationId = () => randomUUID();

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
});

const about = (memberId: string) => ({ operationId: operationId(), memberId });

async function expectNoOtherChange(actor: Actor, work: () => Promise<unknown>): Promise<void> {
  const { userId } = actor;
  const [before, abroad] = [await allRowsOf(ours), await allRowsOf(theirs)];
  await work();
  const after = await allRowsOf(ours);
  expect(others(after, userId)).toEqual(others(before, userId));
  expect(await allRowsOf(theirs)).toEqual(abroad);
}

function others(all: Awaited<ReturnType<typeof allRowsOf>>, id: string) {
  const { users, sessions, accounts, recoveryCodes, verificationTokens } = all;
  const notOwn = ({ userId }: { userId: string }) => userId !== id;
  return {
    users: users.filter((user) => user.id !== id),
    sessions: sessions.filter(notOwn),
    accounts: accounts.filter(notOwn),
    recoveryCodes: recoveryCodes.filter(notOwn),
    verificationTokens: verificationTokens.filter(({ identifier }) => identifier !== id),
  };
}

const person = () => newPerson(ours.workspaceId, 'Bakery Eve', 'DISPATCHER');

/** The changes in the log entry of an action. */
async function changesOf({ userId: actorId }: Actor, action: string): Promise<string | undefined> {
  return (await db().log.findFirst({ where: { actorId, action } }))?.changes;
}

test('changes of the own account affect no one else', async () => {
  const eve = await person();
  const { userId } = eve;
  await expectNoOtherChange(eve, async () => {
    await touchSession(eve, new Date());
    await changeProfile(eve, {
      operationId: operationId(),
      username: `E-${userId}`,
      name: 'Bakery E',
      email: null,
    });
    await endOtherSessions(eve, { operationId: operationId() });
    await disconnectAccount(eve, { operationId: operationId(), provider: PROVIDER });
    await connectAccount(eve, {
      operationId: operationId(),
      provider: PROVIDER,
      subject: `new ${userId}`,
    });
    await turnOffCodes(eve, { operationId: operationId(), code: recoveryCode, currentPassword });
  });
  expect(await findProfile(eve)).toMatchObject({ name: 'Bakery E' });
  expect(await changesOf(eve, 'Profile Changed')).toContain(
    '{"from":"Bakery Eve","to":"Bakery E"}',
  );
  const again = { operationId: operationId(), code: recoveryCode, currentPassword };
  await expect(turnOffCodes(eve, again)).rejects.toMatchObject({ code: 'codes-off' });
  expect(await findSecondFactor(eve)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
});

test('changing the own password, or leaving, signs out no one else', async () => {
  const eve = await person();
  await expectNoOtherChange(eve, async () => {
    const passwords = { currentPassword, newPassword: 'one cat, nine lives' };
    const change = { operationId: operationId(), ...passwords };
    await changePassword(eve, change);
    // Repeats the operation.
    await changePassword(eve, change);
  });
  const dan = await person();
  await expectNoOtherChange(dan, () =>
    deactivateOwnAccount(dan, { operationId: operationId(), currentPassword }),
  );
  const { users } = await allRowsOf(ours);
  expect(users.find(({ id }) => id === dan.userId)).toMatchObject({ active: false });
  expect(await changesOf(dan, 'Deactivated')).toContain('Bakery Eve');
});

test('an action that needs a password needs that of the actor', async () => {
  const plain = await newActor({ workspaceId: ours.workspaceId, role: 'DISPATCHER' });
  const outcome = await outcomeOf(
    () => deactivateOwnAccount(plain, { operationId: operationId(), currentPassword }),
    plain,
    ours.things,
  );
  expect(outcome).toMatch(/^"refused: wrong-password/);
  await expect(withConfirmedPassword(plain, password, async () => 'done')).rejects.toMatchObject({
    code: 'wrong-password',
  });
});

test('actions of an owner on a member affect no one else', async () => {
  const eve = await person();
  await expectNoOtherChange(eve, async () => {
    await changeRole(ours.owner, { ...about(eve.userId), role: 'COURIER' });
    await deactivate(ours.owner, about(eve.userId));
    const twice = deactivate(ours.owner, about(eve.userId));
    await expect(twice).rejects.toMatchObject({ code: 'member-unchanged' });
    await reactivate(ours.owner, about(eve.userId));
  });
  const operation = operationId();
  await invite(theirs.owner, { operationId: operation, role: 'COURIER', name: 'Kestrel' });
  await expectNoOtherChange(eve, async () => {
    const { secret } = await allowReset(ours.owner, about(eve.userId));
    const newPassword = 'one cat, nine lives';
    await resetPassword({ operationId: operation, secret, newPassword });
  });
});

test('an operation of one user neither signs in nor signs out another', async () => {
  const [eve, dan] = [await person(), await person()];
  const stale = {
    userId: eve.userId,
    device: 'Test',
    sessionToken: operationId(),
    expires: new Date(0),
  };
  await transaction((tx) => tx.session.create({ data: stale }));
  const given = { operationId: operationId(), device: 'Test' };
  const account = ({ userId }: Actor) => ({ provider: PROVIDER.issuer, providerAccountId: userId });
  expect(await startSessionForAccount(account(dan), given)).toMatchObject({ userId: dan.userId });
  const { sessionToken } = stale;
  expect(await db().session.findUnique({ where: { sessionToken } })).not.toBeNull();
  await expect(startSessionForAccount(account(eve), given)).rejects.toMatchObject({
    code: 'reused-operation-id',
  });
});

test('a code signs in the user whose password was right', async () => {
  const eve = await person();
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: eve.userId } });
  const given = { operationId: operationId(), userId: eve.userId, passwordHash: passwordHash! };
  const proofs = { ticket: await ticketFor(given), code: recoveryCode, device: 'Test' };
  expect(await startSessionWithCode(proofs)).toMatchObject({ userId: eve.userId });
});

test('a known browser has no separate limit for the accounts of others', async () => {
  const [eve, dan] = [await person(), await person()];
  const { username } = await findProfile(eve);
  const countersAfter = async (key: string) => {
    const known = { userId: dan.userId, key };
    const input = { operationId: operationId(), username, password: 'wrong', device: 'Test' };
    expect(await startSession({ ...input, known })).toBeNull();
    return transaction((tx) => tx.rateLimit.count());
  };
  const counters = await countersAfter('one');
  expect(await countersAfter('another')).toBe(counters);
});
