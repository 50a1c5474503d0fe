import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { disconnectAccount } from '@/lib/accounts/single-sign-on/mutations';
import { isConnected } from '@/lib/accounts/queries';
import { actorOfSession } from '@/lib/auth/actor';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { logInUrl } from '@/lib/accounts/single-sign-on/start';
import { db, transaction } from '@/lib/db/client';
import { newActor, newSignIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import {
  connect,
  entriesOf,
  logIn,
  newConnectedUser,
  NOT_LOGGED_IN,
  open,
  NOT_CONNECTED,
  withIdentityProvider,
} from '@/tests/support/single-sign-on';

const provider = await withIdentityProvider();

test('a user who connects in the profile can then log in with the provider', async () => {
  const { actor, sessionToken } = await newSignIn();
  expect(await connect(sessionToken)).toMatchObject({
    path: '/profile',
    message: 'Connected. You can now log in with Parcel ID.',
    sessionToken,
  });
  expect(await isConnected(actor, singleSignOn()!.issuer)).toBe(true);

  const { path, sessionToken: opened } = await logIn('/orders?status=ongoing');
  expect(path).toBe('/orders?status=ongoing');
  expect(await actorOfSession(opened!, new Date())).toMatchObject({ userId: actor.userId });
  expect(await db().session.findUnique({ where: { sessionToken: opened! } })).toMatchObject({
    device: 'Firefox on Linux',
  });
  const [connected, signedIn] = await entriesOf(actor);
  expect(connected).toEqual({
    action: 'Single Sign-On Connected',
    actorId: actor.userId,
    changes: {},
  });
  expect(signedIn).toMatchObject({
    action: 'Signed In',
    actorId: actor.userId,
    changes: { device: { to: 'Firefox on Linux' }, reason: { to: 'single sign-on' } },
  });
});

test('only the issuer and the subject are stored', async () => {
  const { userId } = await newConnectedUser();
  const [account] = await db().account.findMany({ where: { userId } });
  expect(Object.fromEntries(Object.entries(account!).filter(([, value]) => value))).toEqual({
    userId,
    type: 'oidc',
    provider: new URL(provider.issuer).href,
    providerAccountId: provider.subject,
  });
});

test('only the subject is requested, with state, nonce and PKCE', async () => {
  await open();
  const { searchParams } = new URL(await logInUrl(undefined));
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: 'code',
    client_id: 'order-desk',
    redirect_uri: 'http://desk.test/api/auth/callback/single-sign-on',
    scope: 'openid',
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  });
});

describe('signing in fails', () => {
  test('for strangers, and creates no user, workspace or account', async () => {
    const count = async () => [
      (await db().user.findMany()).length,
      (await db().workspace.findMany()).length,
      (await db().account.findMany()).length,
    ];
    const before = await count();
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
    expect(await count()).toEqual(before);
  });

  test('with only the e-mail address, username or name of a user', async () => {
    const { userId } = await newActor();
    const email = `${randomUUID()}@desk.test`;
    await transaction((tx) => tx.user.update({ where: { id: userId }, data: { email } }));
    const { username, name } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    provider.claimOnce({ email, email_verified: true, preferred_username: username, name });
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
    expect(await db().account.findMany({ where: { userId } })).toEqual([]);
  });

  test('with a subject that is almost the same', async () => {
    await newConnectedUser();
    provider.subject = provider.subject.toUpperCase();
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
  });

  test.each([
    ['a NUL', 'a\0b'],
    ['a million characters', 'a'.repeat(1_000_000)],
    ['letters', 'żółw'],
  ])('with an invalid subject: %s', async (_, subject) => {
    provider.subject = subject;
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
    const { sessionToken } = await newSignIn();
    expect(await connect(sessionToken)).toMatchObject({ path: '/profile', message: NOT_CONNECTED });
  });

  test('for a deactivated user, with the message for strangers, and is logged', async () => {
    const actor = await newConnectedUser();
    const change = (active: boolean) =>
      transaction((tx) => tx.user.update({ where: { id: actor.userId }, data: { active } }));
    await change(false);
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
    expect((await entriesOf(actor)).at(-1)).toMatchObject({
      action: 'Sign-In Failed',
      actorId: actor.userId,
      changes: { reason: { to: 'deactivated' } },
    });
    await change(true);
    expect(await logIn()).toMatchObject({ path: '/', sessionToken: expect.any(String) });
  });

  test('for a user of a deleted workspace, with the message for strangers', async () => {
    const { workspaceId } = await newConnectedUser();
    await transaction((tx) =>
      tx.workspace.update({ where: { id: workspaceId }, data: { deletedAt: new Date() } }),
    );
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
  });

  test('after disconnecting; existing sessions stay', async () => {
    const { actor, sessionToken } = await newSignIn();
    await connect(sessionToken);
    const given = { operationId: randomUUID(), provider: singleSignOn()! };
    await disconnectAccount(actor, given);
    await disconnectAccount(actor, given);
    expect(await logIn()).toEqual(NOT_LOGGED_IN);
    expect(await actorOfSession(sessionToken, new Date())).not.toBeNull();
    expect((await entriesOf(actor)).map(({ action }) => action)).toEqual([
      'Single Sign-On Connected',
      'Single Sign-On Disconnected',
    ]);
    await refusalOf(
      disconnectAccount(actor, { ...given, operationId: randomUUID() }),
      'not-connected',
    );
  });
});
