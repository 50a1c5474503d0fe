import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { connectAccount } from '@/lib/accounts/single-sign-on/mutations';
import { isConnected } from '@/lib/accounts/queries';
import { actorOfSession } from '@/lib/auth/actor';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { connectUrl, logInUrl } from '@/lib/accounts/single-sign-on/start';
import { db, transaction } from '@/lib/db/client';
import type { Refusal } from '@/lib/errors';
import { newActor, newSignIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { request } from '@/tests/support/request';
import {
  returnFromProvider,
  connect,
  entriesOf,
  logIn,
  newConnectedUser,
  open,
  NOT_CONNECTED,
  withIdentityProvider,
  visitProvider,
} from '@/tests/support/single-sign-on';

const provider = await withIdentityProvider();

describe('an account', () => {
  test('belongs to one user: a second one is refused, and the first keeps it', async () => {
    const first = await newConnectedUser();
    const { actor, sessionToken } = await newSignIn();
    expect(await connect(sessionToken)).toMatchObject({
      path: '/profile',
      message: expect.stringContaining('another user here is connected to this account'),
      sessionToken,
    });
    expect(await entriesOf(actor)).toEqual([]);
    const { sessionToken: opened } = await logIn();
    expect(await actorOfSession(opened!, new Date())).toMatchObject({ userId: first.userId });
  });

  test('goes to the user who returns first', async () => {
    const sides = [await newSignIn(), await newSignIn()];
    const ways: URL[] = [];
    const jars: Map<string, string>[] = [];
    for (const { sessionToken } of sides) {
      await open(sessionToken);
      ways.push(await visitProvider(await connectUrl(randomUUID())));
      jars.push(new Map(request.cookies));
    }
    for (const [side, way] of ways.entries()) {
      request.cookies.clear();
      for (const [name, value] of jars[side]!) request.cookies.set(name, value);
      await returnFromProvider(way);
    }
    const accounts = await db().account.findMany({
      where: { providerAccountId: provider.subject },
    });
    expect(accounts.map(({ userId }) => userId)).toEqual([sides[0]!.actor.userId]);
  });

  test('that two users connect at once goes to one of them', async () => {
    const users = [await newActor(), await newActor()];
    const ends = await Promise.allSettled(
      users.map((user) =>
        connectAccount(user, {
          operationId: randomUUID(),
          provider: singleSignOn()!,
          subject: provider.subject,
        }),
      ),
    );
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Refusal).code)).toEqual(['account-taken']);
  });

  test('cannot replace one that is still connected', async () => {
    const { actor, sessionToken } = await newSignIn();
    await connect(sessionToken);
    provider.subject = `subject ${randomUUID()}`;
    expect(await connect(sessionToken)).toMatchObject({
      path: '/profile',
      message: expect.stringContaining('You’re already connected'),
    });
    expect(await db().account.findMany({ where: { userId: actor.userId } })).toHaveLength(1);
  });

  test('is connected once per operation, however often the user returns', async () => {
    const { actor, sessionToken } = await newSignIn();
    const operationId = randomUUID();
    await connect(sessionToken, operationId);
    expect(await connect(sessionToken, operationId)).toMatchObject({ path: '/profile' });
    expect(await entriesOf(actor)).toHaveLength(1);
  });
});

describe('a user who started connecting', () => {
  test('and was signed out since then connects nothing and is not signed in', async () => {
    const { actor, sessionToken } = await newSignIn();
    await open(sessionToken);
    const back = await visitProvider(await connectUrl(randomUUID()));
    await transaction((tx) => tx.session.deleteMany({ where: { sessionToken } }));
    expect(await returnFromProvider(back)).toMatchObject({
      path: '/profile',
      message: expect.stringContaining('signed out'),
    });
    expect(await db().account.findMany({ where: { userId: actor.userId } })).toEqual([]);
  });

  test('and did not return leaves no intent for the next log-in', async () => {
    const connected = await newConnectedUser();
    const { actor, sessionToken } = await newSignIn();
    await open(sessionToken);
    await connectUrl(randomUUID());
    const back = await visitProvider(await logInUrl(undefined));
    const { sessionToken: opened } = await returnFromProvider(back);
    expect(await actorOfSession(opened!, new Date())).toMatchObject({ userId: connected.userId });
    expect(await db().account.findMany({ where: { userId: actor.userId } })).toEqual([]);
  });

  test('and failed at the provider returns to the profile, still signed in', async () => {
    const { sessionToken } = await newSignIn();
    provider.refuseOnce();
    expect(await connect(sessionToken)).toEqual({
      path: '/profile',
      message: 'Parcel ID didn’t let you in. If you didn’t cancel, try again from here.',
      sessionToken,
    });
  });

  test('with a forged intent has no intent', async () => {
    const { actor, sessionToken } = await newSignIn();
    await open(sessionToken);
    const back = await visitProvider(await logInUrl(undefined));
    const forged = JSON.stringify({ sessionToken, operationId: randomUUID(), expires: 1e15 });
    request.cookies.set('order-desk-connect', Buffer.from(forged).toString('base64url'));
    expect(await returnFromProvider(back)).toMatchObject({
      path: '/login',
      message: NOT_CONNECTED,
    });
    expect(await isConnected(actor, singleSignOn()!.issuer)).toBe(false);
  });

  test('needs a session', async () => {
    await open();
    await refusalOf(connectUrl(randomUUID()), 'signed-out');
  });
});
