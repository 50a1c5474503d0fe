import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { invite, join } from '@/lib/team/invitations/mutations';
import { isRefusal } from '@/lib/errors';
import { allowReset, resetPassword } from '@/lib/accounts/password-reset/mutations';
import { renewRecoveryCodes, turnOffCodes, turnOnCodes } from '@/lib/accounts/two-factor/mutations';
import { newSetup } from '@/lib/accounts/two-factor/setup';
import { startSession, startSessionWithCode } from '@/lib/accounts/sign-in/mutations';
import { LIMITS } from '@/lib/rate-limit/limits';
import { changePassword, signUp } from '@/lib/accounts/mutations';
import { findProfile } from '@/lib/accounts/queries';
import { usernameKey } from '@/lib/accounts/usernames';
import { newUsername, password, tryLogIn } from '@/tests/support/accounts';
import { codeOf, wrongCodeOf } from '@/tests/support/one-time-code';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { turnOn } from '@/tests/support/two-factor';

/** Operation IDs in the log, newest first. Anyone with a downloaded log can repeat them. */
async function published({ workspaceId }: Pick<Actor, 'workspaceId'>): Promise<string[]> {
  const entries = await db().log.findMany({
    where: { workspaceId },
    orderBy: { seq: 'desc' },
    select: { operationId: true },
  });
  return entries.map(({ operationId }) => operationId);
}

const usernameOf = async (actor: Actor) => (await findProfile(actor)).username;

describe('with the operation IDs of the log', () => {
  test('no one takes over a session, or bypasses the one-time code', async () => {
    const ann = await newActorWithPassword();
    const username = await usernameOf(ann);
    const operationId = randomUUID();
    const known = { operationId, username, password, device: 'Elsewhere' };
    const session = await startSession(known);
    const { key } = await turnOn(ann);
    for (const operation of [operationId, ...(await published(ann))]) {
      const { ticket } = (
        await refusalOf(startSession({ ...known, operationId: operation }), 'code-needed')
      ).details;
      const typed = { ticket, code: wrongCodeOf(key), device: 'Elsewhere' };
      await refusalOf(startSessionWithCode(typed), 'wrong-code');
    }
    const { ticket } = (await refusalOf(startSession(known), 'code-needed')).details;
    const right = { ticket, code: codeOf(key, 1), device: 'Elsewhere' };
    const started = await startSessionWithCode(right);
    expect(started?.sessionToken).not.toBe(session?.sessionToken);
    // A browser repeats the second step if it got no response.
    expect(await startSessionWithCode(right)).toEqual(started);
  });

  test('no one sees recovery codes without the current one-time code', async () => {
    const ann = await newActorWithPassword();
    const { key, recoveryCodes } = await turnOn(ann);
    const [turnedOn] = await published(ann);
    const renewal = { operationId: randomUUID(), currentPassword: password };
    const renewed = await renewRecoveryCodes(ann, { ...renewal, code: codeOf(key, 1) });
    const { sealed: setup } = await newSetup({ userId: ann.userId, username: 'ann' });
    const again = { operationId: turnedOn!, setup, currentPassword: password };
    for (const code of [wrongCodeOf(key), recoveryCodes[0]!]) {
      await refusalOf(renewRecoveryCodes(ann, { ...renewal, code }), 'wrong-code');
      await refusalOf(turnOnCodes(ann, { ...again, code }), 'wrong-code');
    }
    // The user who got no response still has the authenticator.
    expect(await renewRecoveryCodes(ann, { ...renewal, code: codeOf(key, 1) })).toEqual(renewed);
    expect(await turnOnCodes(ann, { ...again, code: codeOf(key) })).toEqual(recoveryCodes);
    await turnOffCodes(ann, { ...renewal, operationId: randomUUID(), code: renewed[0]! });
    await refusalOf(renewRecoveryCodes(ann, { ...renewal, code: codeOf(key) }), 'wrong-code');
  });

  test('no one can guess passwords without a rate limit', async () => {
    const ann = await newActor();
    const ben = await newActorWithPassword({ workspaceId: ann.workspaceId, name: 'Ben' });
    const newPassword = 'another seven parcels';
    const change = { operationId: randomUUID(), currentPassword: password, newPassword };
    await changePassword(ben, change);
    const about = { operationId: randomUUID(), memberId: ben.userId };
    const { secret } = await allowReset(ann, about);
    await resetPassword({ operationId: randomUUID(), secret, newPassword });
    for (const operationId of await published(ann)) {
      for (const made of ['made up', `${secret} `]) {
        await refusalOf(resetPassword({ operationId, secret: made, newPassword }), 'no-reset');
      }
    }
    const username = newUsername();
    const input = { username, password, timeZone: 'UTC' };
    await signUp({ ...input, operationId: randomUUID() });
    const user = await db().user.findUniqueOrThrow({
      where: { usernameKey: usernameKey(username) },
      select: { workspaceId: true },
    });
    for (const operationId of await published(user)) {
      await refusalOf(signUp({ ...input, operationId }), 'duplicate-username');
    }
  });

  test('an owner who invited someone cannot guess their password', async () => {
    const ann = await newActor();
    const invitation = { operationId: randomUUID(), role: 'COURIER', name: null } as const;
    const { secret } = await invite(ann, invitation);
    const joining = { operationId: randomUUID(), secret, username: newUsername(), password };
    await join(joining);
    const tries = Array.from({ length: LIMITS.signIn.both! + 1 }, (_, number) => number);
    const answers: string[] = [];
    for (const number of tries) {
      const guess = join({ ...joining, password: `${password} ${number}` });
      answers.push(
        await guess.then(
          () => 'joined',
          (thrown: unknown) => (isRefusal(thrown) ? thrown.code : 'fault'),
        ),
      );
    }
    expect(new Set(answers.slice(0, -1))).toEqual(new Set(['reused-operation-id']));
    expect(answers.at(-1)).toBe('throttled');
  });
});

test('codes for an account are limited, whatever the address', async () => {
  const ann = await newActorWithPassword();
  const username = await usernameOf(ann);
  const { key } = await turnOn(ann);
  const { ticket } = (await refusalOf(tryLogIn(username), 'code-needed')).details;
  const code = wrongCodeOf(key);
  const most = LIMITS.code.account!;
  const tries = await Promise.allSettled(
    Array.from({ length: 2 * most }, (_, number) =>
      startSessionWithCode({ ticket, code, device: 'Test', address: `203.0.113.${number % 10}` }),
    ),
  );
  const codes = tries.map(({ status, ...rest }) => {
    const { reason } = rest as { reason?: unknown };
    return isRefusal(reason) ? reason.code : status;
  });
  const looked = codes.filter((answer) => answer === 'wrong-code').length;
  expect(new Set(codes)).toEqual(new Set(['wrong-code', 'throttled']));
  expect(looked).toBeLessThanOrEqual(most);
});
