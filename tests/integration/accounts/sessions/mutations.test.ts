import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { actorOfSession } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import {
  endSession,
  endSessionByToken,
  SESSION_MS,
  touchSession,
} from '@/lib/accounts/sessions/mutations';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { listSessions } from '@/lib/accounts/queries';
import { logIn, newAccount, password, tryLogIn } from '@/tests/support/accounts';
import { newActor, signIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const device = 'Firefox on Linux';
const sessionsOf = (userId: string) => db().session.findMany({ where: { userId } });

describe('logging in', () => {
  let username: string;
  let userId: string;

  beforeAll(async () => {
    username = await newAccount();
    ({ userId } = await logIn(username));
  });

  test('starts a session of thirty days on a token of its own', async () => {
    const from = Date.now();
    const first = await tryLogIn(username, password, device);
    const second = await tryLogIn(username, password, device);
    expect(first).toEqual({ userId, sessionToken: expect.stringMatching(/^[\w-]{43}$/) });
    expect(second!.sessionToken).not.toBe(first!.sessionToken);
    const { sessionToken } = first!;
    const session = await db().session.findUniqueOrThrow({ where: { sessionToken } });
    expect(session).toMatchObject({ userId, device });
    expect(session.expires.getTime() - SESSION_MS).toBeGreaterThanOrEqual(from);
    expect(session.expires.getTime() - SESSION_MS).toBeLessThanOrEqual(Date.now());
  });

  test('accepts any spelling of the username', async () => {
    for (const written of [username.toUpperCase(), username.replace('Ann', 'Ａｎｎ')]) {
      expect(await tryLogIn(written)).toMatchObject({ userId });
    }
  });

  test.each(['Correct horse battery', `${password} `, password.slice(1), ''])(
    'with a wrong password returns and starts nothing: %j',
    async (wrong) => {
      const before = await sessionsOf(userId);
      expect(await tryLogIn(username, wrong)).toBeNull();
      expect(await sessionsOf(userId)).toEqual(before);
    },
  );

  test.each(['nobody', '', 'a\0b', 'half \uD800', "' OR 1=1 --"])(
    'as an unknown user returns nothing: %j',
    async (unknown) => {
      expect(await tryLogIn(unknown)).toBeNull();
    },
  );

  test('as a deactivated user returns nothing, and works again after reactivation', async () => {
    const setActive = (active: boolean) =>
      transaction((tx) => tx.user.update({ where: { id: userId }, data: { active } }));
    await setActive(false);
    expect(await tryLogIn(username, password, device)).toBeNull();
    await setActive(true);
    expect(await tryLogIn(username, password, device)).toMatchObject({ userId });
  });

  test('is not possible for a user without a password', async () => {
    const { userId: id } = await newActor();
    const user = await db().user.findUniqueOrThrow({ where: { id } });
    expect(await tryLogIn(user.username, '')).toBeNull();
  });

  test('deletes expired sessions of this user only', async () => {
    const other = await newActor();
    const expires = new Date(Date.now() - 1);
    for (const id of [userId, other.userId]) {
      const session = { sessionToken: randomUUID(), userId: id, expires, device: 'Old' };
      await transaction((tx) => tx.session.create({ data: session }));
    }
    const { sessionId } = await logIn(username);
    const devices = (await sessionsOf(userId)).map((session) => session.device);
    expect(devices).not.toContain('Old');
    expect((await sessionsOf(userId)).map(({ id }) => id)).toContain(sessionId);
    expect((await sessionsOf(other.userId)).map((session) => session.device)).toContain('Old');
  });
});

describe('repeating a log-in', () => {
  test('returns the session that it started, also twenty times at once', async () => {
    const username = await newAccount();
    const operation = { operationId: randomUUID(), username, password, device };
    const first = await startSession(operation);
    const again = await Promise.all(Array.from({ length: 20 }, () => startSession(operation)));
    expect(again).toEqual(again.map(() => first));
    expect(await sessionsOf(first!.userId)).toHaveLength(1);
  });

  test('still needs the password', async () => {
    const username = await newAccount();
    const operation = { operationId: randomUUID(), username, password, device };
    await startSession(operation);
    expect(await startSession({ ...operation, password: 'wrong' })).toBeNull();
  });

  test('as another user is refused, and starts a new session once the first has ended', async () => {
    const [ann, ben] = [await newAccount(), await newAccount()];
    const operation = { operationId: randomUUID(), password, device };
    const hers = await startSession({ ...operation, username: ann });
    await refusalOf(startSession({ ...operation, username: ben }), 'reused-operation-id');
    await endSessionByToken(hers!.sessionToken);
    const his = await startSession({ ...operation, username: ben });
    expect(his!.userId).not.toBe(hers!.userId);
  });
});

describe('signing a device out', () => {
  test('ends that device only', async () => {
    const here = await newActor();
    const there = await signIn(here.userId);
    await endSession(here, { operationId: randomUUID(), sessionId: there.sessionId });
    expect(await sessionsOf(here.userId)).toMatchObject([{ id: here.sessionId }]);
    await endSession(here, { operationId: randomUUID(), sessionId: here.sessionId });
    expect(await sessionsOf(here.userId)).toEqual([]);
  });
});

describe('the devices of a user', () => {
  test('are listed last seen first, without expired ones and those of others', async () => {
    const first = await newActor();
    const second = await signIn(first.userId);
    await newActor({ workspaceId: first.workspaceId });
    const now = new Date();
    await touchSession(second, new Date(now.getTime() - 1_000));
    await touchSession(first, now);
    const listed = await listSessions(first, now);
    expect(listed).toMatchObject([
      { id: first.sessionId, device: 'Test', lastSeenAt: now },
      { id: second.sessionId },
    ]);
    expect(await listSessions(first, new Date(now.getTime() + SESSION_MS))).toEqual([]);
    expect(Object.keys(listed[0]!).sort()).toEqual(['createdAt', 'device', 'id', 'lastSeenAt']);
  });

  test('can be touched after they have ended', async () => {
    const ann = await newActor();
    await endSession(ann, { operationId: randomUUID(), sessionId: ann.sessionId });
    await touchSession(ann, new Date());
    expect(await sessionsOf(ann.userId)).toEqual([]);
    expect(await actorOfSession(ann.sessionId, new Date())).toBeNull();
  });
});
