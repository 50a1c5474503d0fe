import { beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { db, transaction } from '@/lib/db/client';
import { endOtherSessions, endSession, endSessionByToken } from '@/lib/accounts/sessions/mutations';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { LIMITS } from '@/lib/rate-limit/limits';
import { logIn, newAccount, password, tryLogIn } from '@/tests/support/accounts';
import { changesOf } from '@/tests/support/changes';
import { refusalOf } from '@/tests/support/refusals';
import { findingsIn } from '@/tests/support/unguarded';

let username: string;
let workspaceId: string;

beforeAll(async () => {
  username = await newAccount();
  ({ workspaceId } = await logIn(username));
});

/** The entries of the workspace's log since one of them, without times and keys. */
async function entriesSince(seq: number) {
  const entries = await db().log.findMany({
    where: { workspaceId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
  });
  return entries.map((entry) => {
    const { action, actorName, orderDbId } = entry;
    expect(orderDbId).toBeNull();
    const facts = Object.entries(changesOf(entry)).map(([fact, { to }]) => [fact, to]);
    return { action, actorName, ...(Object.fromEntries(facts) as Record<string, unknown>) };
  });
}

async function head(): Promise<number> {
  const { logSeq } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return logSeq;
}

test('a new workspace logs its sign-up, sign-ins and failed sign-ins', async () => {
  expect((await entriesSince(0)).slice(0, 2)).toEqual([
    { action: 'Signed Up', actorName: username, username, workspaceName: username, role: 'OWNER' },
    { action: 'Signed In', actorName: username, device: 'Test' },
  ]);
  const seq = await head();
  const address = '203.0.113.7';
  await startSession({ operationId: randomUUID(), username, password, device: 'Phone', address });
  await tryLogIn(username, 'not my password');
  expect(await entriesSince(seq)).toEqual([
    { action: 'Signed In', actorName: username, device: 'Phone', address },
    { action: 'Sign-In Failed', actorName: username, device: 'Test', reason: 'wrong password' },
  ]);
});

test('a repeated log-in is logged once', async () => {
  const seq = await head();
  const again = { operationId: randomUUID(), username, password, device: 'Test' };
  expect(await startSession(again)).toEqual(await startSession(again));
  expect(await entriesSince(seq)).toHaveLength(1);
});

test('sign-outs are logged, of this device and others, but not when nothing ended', async () => {
  const [here, there] = [await logIn(username), await logIn(username)];
  const gone = await tryLogIn(username);
  const seq = await head();
  await endSessionByToken(gone!.sessionToken);
  await endSessionByToken(gone!.sessionToken);
  await endSession(here, { operationId: randomUUID(), sessionId: there.sessionId });
  await endSession(here, { operationId: randomUUID(), sessionId: there.sessionId });
  await endOtherSessions(here, { operationId: randomUUID() });
  await endOtherSessions(here, { operationId: randomUUID() });
  expect((await entriesSince(seq)).map(({ action }) => action)).toEqual([
    'Signed Out',
    'Device Signed Out',
    'Device Signed Out',
  ]);
  const left = await db().session.findMany({ where: { userId: here.userId } });
  expect(left.map(({ id }) => id)).toEqual([here.sessionId]);
});

test('no secrets are logged, and the chain is intact', async () => {
  const entries = await db().log.findMany({ where: { workspaceId } });
  expect(JSON.stringify(entries)).not.toContain(password);
  expect(JSON.stringify(entries)).not.toContain('not my password');
  expect(await findingsIn(workspaceId)).toEqual([]);
});

describe('too many wrong passwords', () => {
  test('block the right one too, log nothing more, and only from that address', async () => {
    const name = await newAccount();
    const from = (address: string, secret: string) =>
      startSession({
        operationId: randomUUID(),
        username: name,
        password: secret,
        device: 'Test',
        address,
      });
    for (let time = 0; time < LIMITS.signIn.both!; time++) {
      expect(await from('203.0.113.8', 'wrong')).toBeNull();
    }
    await refusalOf(from('203.0.113.8', password), 'throttled');
    const before = await db().log.findMany({ where: { actorName: name } });
    await refusalOf(from('203.0.113.8', 'wrong'), 'throttled');
    expect(await db().log.findMany({ where: { actorName: name } })).toEqual(before);
    expect(await from('203.0.113.9', password)).not.toBeNull();
  });

  test('of unknown users are blocked just the same', async () => {
    const nobody = `nobody-${randomUUID()}`;
    for (let time = 0; time < LIMITS.signIn.both!; time++) {
      expect(await tryLogIn(nobody)).toBeNull();
    }
    await refusalOf(tryLogIn(nobody), 'throttled');
  });
});

test('only the log reveals that a user is deactivated', async () => {
  const name = await newAccount();
  await transaction((tx) =>
    tx.user.updateMany({ where: { username: name }, data: { active: false } }),
  );
  expect(await tryLogIn(name)).toBeNull();
  const entries = await db().log.findMany({ where: { actorName: name, action: 'Sign-In Failed' } });
  expect(entries.map(({ changes }) => JSON.parse(changes).reason.to)).toEqual(['deactivated']);
});

test('a known browser is not blocked by attempts from elsewhere', async () => {
  const name = await newAccount();
  const { userId } = await logIn(name);
  const from = (place: object, secret: string) =>
    startSession({
      operationId: randomUUID(),
      username: name,
      password: secret,
      device: 'Test',
      ...place,
    });
  for (let time = 0; time < LIMITS.signIn.both!; time++) await from({}, 'wrong');
  await refusalOf(from({}, password), 'throttled');
  await refusalOf(from({ known: { userId: randomUUID(), key: 'a' } }, password), 'throttled');
  expect(await from({ known: { userId, key: 'a' } }, password)).not.toBeNull();
  for (let time = 0; time < LIMITS.signIn.both!; time++) {
    await from({ known: { userId, key: 'a' } }, 'wrong');
  }
  await refusalOf(from({ known: { userId, key: 'a' } }, password), 'throttled');
});
