import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { allowReset, resetPassword } from '@/lib/accounts/password-reset/mutations';
import { findReset } from '@/lib/accounts/password-reset/queries';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { deactivate, reactivate } from '@/lib/team/mutations';
import { listMembers } from '@/lib/team/queries';
import { LIMITS } from '@/lib/rate-limit/limits';
import { loggedEntries } from '@/tests/integration/team/logged-entries';
import { password, tryLogIn } from '@/tests/support/accounts';
import { newActor, newSignIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

let ann: Actor;
let ben: Actor;
let benToken: string;

beforeEach(async () => {
  ann = await newActor();
  const signedIn = await newSignIn({
    workspaceId: ann.workspaceId,
    name: 'Ben',
    role: 'DISPATCHER',
  });
  [ben, benToken] = [signedIn.actor, signedIn.sessionToken];
});

const about = (member: Actor) => ({ operationId: randomUUID(), memberId: member.userId });
const now = () => new Date();

/** What Ben submits with a link from Ann. */
async function given() {
  const { secret } = await allowReset(ann, about(ben));
  return { operationId: randomUUID(), secret, newPassword: password };
}

describe('a link for a new password', () => {
  test('changes nothing until it is used, and only its hash is stored', async () => {
    const { secret } = await given();
    expect(await actorOfSession(benToken, now())).not.toBeNull();
    expect(await findReset(secret, now())).toMatchObject({ userId: ben.userId, name: 'Ben' });
    const stored = [
      await db().verificationToken.findMany({ where: { identifier: ben.userId } }),
      await db().log.findMany({ where: { workspaceId: ann.workspaceId } }),
    ];
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(await loggedEntries(ann)).toMatchObject([
      {
        actorId: ann.userId,
        action: 'Password Reset Allowed',
        changes: { memberId: { to: ben.userId } },
      },
    ]);
  });

  test('works for 24 hours, and voids the previous one', async () => {
    const first = await given();
    const second = await given();
    expect(await findReset(first.secret, now())).toBeNull();
    const almost = new Date(Date.now() + 86_400_000 - 60_000);
    expect(await findReset(second.secret, almost)).not.toBeNull();
    const late = new Date(Date.now() + 86_400_000 + 1);
    expect(await findReset(second.secret, late)).toBeNull();
  });

  test('is created once per operation, and not again once it was used', async () => {
    const operation = about(ben);
    const first = await allowReset(ann, operation);
    const second = await allowReset(ann, operation);
    expect(await findReset(first.secret, now())).toBeNull();
    const { secret } = second;
    await resetPassword({ operationId: randomUUID(), secret, newPassword: password });
    await refusalOf(allowReset(ann, operation), 'no-reset');
    const actions = (await loggedEntries(ann)).map(({ action }) => action);
    expect(actions).toEqual(['Password Reset Allowed', 'Password Reset']);
  });

  test('is void once the member is deactivated, even after a reactivation', async () => {
    const { secret } = await given();
    await deactivate(ann, about(ben));
    await refusalOf(allowReset(ann, about(ben)), 'member-inactive');
    await reactivate(ann, about(ben));
    expect(await findReset(secret, now())).toBeNull();
  });
});

describe('setting a password by a link', () => {
  test('accepts the new one, signs out all devices, and is logged', async () => {
    await resetPassword(await given());
    expect(await actorOfSession(benToken, now())).toBeNull();
    const members = await listMembers(ann);
    const { username } = members.find(({ id }) => id === ben.userId)!;
    expect(await tryLogIn(username)).toMatchObject({ userId: ben.userId });
    expect((await loggedEntries(ann))[1]).toEqual({
      actorId: ben.userId,
      actorName: 'Ben',
      action: 'Password Reset',
      changes: {},
    });
  });

  test('works once, and repeating the operation is idempotent', async () => {
    const operation = await given();
    await Promise.all([resetPassword(operation), resetPassword(operation)]);
    await resetPassword(operation);
    const other = { newPassword: `${password} too` };
    await refusalOf(resetPassword({ ...operation, ...other }), 'reused-operation-id');
    const later = { operationId: randomUUID() };
    await refusalOf(resetPassword({ ...operation, ...later }), 'no-reset');
    expect(await loggedEntries(ann)).toHaveLength(2);
  });

  test('is not throttled by earlier wrong passwords', async () => {
    const { username } = await db().user.findUniqueOrThrow({ where: { id: ben.userId } });
    const known = { userId: ben.userId, key: 'here' };
    const logInFrom = (place: object, typed: string) =>
      startSession({
        operationId: randomUUID(),
        username,
        password: typed,
        device: 'Test',
        ...place,
      });
    for (const place of [{}, { known }]) {
      const tries = Array.from({ length: LIMITS.signIn.both! }, () => logInFrom(place, 'wrong'));
      expect(new Set(await Promise.all(tries))).toEqual(new Set([null]));
      await refusalOf(logInFrom(place, 'wrong'), 'throttled');
    }
    await resetPassword({ ...(await given()), known });
    for (const place of [{}, { known }]) expect(await logInFrom(place, password)).not.toBeNull();
  });

  test('refuses a weak one beside its field, and the link still works', async () => {
    const operation = await given();
    const weak = resetPassword({ ...operation, newPassword: 'password1234' });
    expect((await refusalOf(weak, 'weak-password')).details.field).toBe('newPassword');
    expect(await findReset(operation.secret, now())).not.toBeNull();
    const [entry] = await db().log.findMany({
      where: { workspaceId: ann.workspaceId },
      select: { operationId: true },
    });
    await refusalOf(resetPassword({ ...operation, ...entry }), 'reused-operation-id');
    expect(await actorOfSession(benToken, now())).not.toBeNull();
  });

  test('is refused with an expired or invented link', async () => {
    const operation = await given();
    for (const secret of ['made-up', '', '\0', operation.secret.slice(1)]) {
      await refusalOf(resetPassword({ ...operation, secret }), 'no-reset');
    }
    vi.useFakeTimers({ now: Date.now() + 2 * 86_400_000, toFake: ['Date'] });
    await refusalOf(resetPassword(operation), 'no-reset');
    vi.useRealTimers();
    expect(await actorOfSession(benToken, now())).not.toBeNull();
  });
});
