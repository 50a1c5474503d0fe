import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { actorOfSession, actorOnThisMachine } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { newActor, newWorkspace } from '@/tests/support/people';

async function session() {
  const workspaceId = await newWorkspace('Parcel & Sons');
  const actor = await newActor({ workspaceId, role: 'DISPATCHER', name: 'Ben' });
  const row = await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  return { actor, ...row };
}

test('a session identifies its user', async () => {
  const { actor, sessionToken, id, userId, lastSeenAt } = await session();
  expect(await actorOfSession(sessionToken, new Date())).toEqual({
    userId,
    name: 'Ben',
    role: 'DISPATCHER',
    workspaceId: actor.workspaceId,
    workspaceName: 'Parcel & Sons',
    timeZone: 'UTC',
    navigationApp: 'google',
    sessionId: id,
    lastSeenAt,
    logSeq: 0,
    orderCounts: { ongoing: 0, delivered: 0 },
  });
});

test('a session is invalid from the moment it expires', async () => {
  const { sessionToken, expires } = await session();
  expect(await actorOfSession(sessionToken, new Date(expires.getTime() - 1))).not.toBeNull();
  expect(await actorOfSession(sessionToken, expires)).toBeNull();
});

test('an ended session is invalid', async () => {
  const { actor, sessionToken, id } = await session();
  await endSession(actor, { operationId: randomUUID(), sessionId: id });
  expect(await actorOfSession(sessionToken, new Date())).toBeNull();
});

test('the session of a deactivated user is invalid until they are reactivated', async () => {
  const { sessionToken, userId } = await session();
  const setActive = (active: boolean) =>
    transaction((tx) => tx.user.update({ where: { id: userId }, data: { active } }));
  await setActive(false);
  expect(await actorOfSession(sessionToken, new Date())).toBeNull();
  await setActive(true);
  expect(await actorOfSession(sessionToken, new Date())).not.toBeNull();
});

test('a new role and a new name take effect at once', async () => {
  const { sessionToken, userId } = await session();
  const data = { role: 'COURIER', name: 'Benjamin' } as const;
  await transaction((tx) => tx.user.update({ where: { id: userId }, data }));
  expect(await actorOfSession(sessionToken, new Date())).toMatchObject(data);
});

test.each(['', randomUUID(), 'a\0b', "' OR 1=1 --", 'half \uD800'])(
  'an unknown token is invalid: %j',
  async (token) => expect(await actorOfSession(token, new Date())).toBeNull(),
);

describe('a command on this machine', () => {
  test('acts as any user, without a session', async () => {
    const { actor, userId } = await session();
    const { sessionId: _, lastSeenAt: __, ...person } = actor;
    expect(await actorOnThisMachine(userId)).toMatchObject({ ...person, sessionId: '' });
  });

  test('acts as a deactivated user too, but not as an unknown one', async () => {
    const { userId } = await session();
    await transaction((tx) => tx.user.update({ where: { id: userId }, data: { active: false } }));
    expect(await actorOnThisMachine(userId)).toMatchObject({ userId });
    await expect(actorOnThisMachine(randomUUID())).rejects.toThrow();
  });
});
