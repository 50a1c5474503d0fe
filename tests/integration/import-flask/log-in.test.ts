import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { changePassword } from '@/lib/accounts/mutations';
import { logIn, newAccount, password, tryLogIn } from '@/tests/support/accounts';
import {
  newFlask,
  pbkdf2Hash,
  scryptHash,
  sampleFlaskData,
  takeOverAll,
} from '@/tests/support/flask';
import { newActor } from '@/tests/support/people';

const OURS = /^\$2[ab]\$/;

async function hashOf(userId: string): Promise<string> {
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  return passwordHash!;
}

/** A user with a password hash from Flask. */
async function newFlaskUser(passwordHash: string): Promise<{ userId: string; username: string }> {
  const { userId } = await newActor();
  const data = { passwordHash };
  const user = await transaction((tx) => tx.user.update({ where: { id: userId }, data }));
  return { userId, username: user.username };
}

describe('the first log-in with a password from Flask', () => {
  test.each([
    ['scrypt', scryptHash],
    ['PBKDF2', pbkdf2Hash],
  ])('replaces its hash by %s with one of ours, and the next one works', async (_, hashed) => {
    const { userId, username } = await newFlaskUser(hashed('secret'));
    expect(await tryLogIn(username, 'Secret')).toBeNull();
    expect(await hashOf(userId)).not.toMatch(OURS);
    expect(await tryLogIn(username, 'secret')).toMatchObject({ userId });
    const ours = await hashOf(userId);
    expect(ours).toMatch(OURS);
    expect(await tryLogIn(username, 'secret')).toMatchObject({ userId });
    expect(await hashOf(userId)).toBe(ours);
    expect(await tryLogIn(username, 'Secret')).toBeNull();
  });

  test('works from several devices at once, each with its own session', async () => {
    const { userId, username } = await newFlaskUser(pbkdf2Hash('secret'));
    const sessions = await Promise.all([1, 2, 3].map(() => tryLogIn(username, 'secret')));
    expect(sessions.map((session) => session?.userId)).toEqual([userId, userId, userId]);
    expect(await db().session.findMany({ where: { userId } })).toHaveLength(4);
  });

  test('is idempotent', async () => {
    const { username } = await newFlaskUser(pbkdf2Hash('secret'));
    const input = { operationId: randomUUID(), username, password: 'secret', device: 'Test' };
    const first = await startSession(input);
    expect(first).not.toBeNull();
    expect(await startSession(input)).toEqual(first);
  });

  test('is refused for a deactivated user, whose hash stays', async () => {
    const { userId, username } = await newFlaskUser(pbkdf2Hash('secret'));
    await transaction((tx) => tx.user.update({ where: { id: userId }, data: { active: false } }));
    expect(await tryLogIn(username, 'secret')).toBeNull();
    expect(await hashOf(userId)).not.toMatch(OURS);
  });

  test('works when a signed-in user changes the password', async () => {
    const { userId, username } = await newFlaskUser(pbkdf2Hash('secret'));
    const actor = await logIn(username, 'secret');
    const data = { passwordHash: scryptHash('secret') };
    await transaction((tx) => tx.user.update({ where: { id: userId }, data }));
    const newPassword = 'wet stapler under moon';
    await changePassword(actor, {
      operationId: randomUUID(),
      currentPassword: 'secret',
      newPassword,
    });
    expect(await hashOf(userId)).toMatch(OURS);
    expect(await tryLogIn(username, newPassword)).toMatchObject({ userId });
  });
});

describe('usernames from Flask', () => {
  test('that differ only in case find the user with the exact spelling', async () => {
    const { name, ...rows } = sampleFlaskData();
    await takeOverAll(newFlask(rows));
    const nameOf = async (typed: string, secret: string) => {
      const session = await tryLogIn(typed, secret);
      const user = session && (await db().user.findUnique({ where: { id: session.userId } }));
      return user?.username;
    };
    expect(await nameOf(name, 'ann 1')).toBe(name);
    expect(await nameOf(name.toUpperCase(), 'ann 2')).toBe(name.toUpperCase());
    expect(await nameOf(name.toUpperCase(), 'ann 1')).toBeUndefined();
    // Any other spelling finds the first user.
    expect(await nameOf(name.replace('a', 'A'), 'ann 1')).toBe(name);
  });

  test('that already exist get a suffix, and both users can log in', async () => {
    const username = await newAccount();
    const user = [[1, username, pbkdf2Hash('flask 1')]];
    const taken = await takeOverAll(newFlask({ user }));
    expect(taken).toMatchObject([
      {
        name: `${username} (Flask)`,
        notes: [
          `The username ${username} is taken here, so this user logs in as ${username} (Flask).`,
        ],
      },
    ]);
    const here = await tryLogIn(username, password);
    const there = await tryLogIn(`${username} (Flask)`, 'flask 1');
    expect(here?.userId).not.toBe(there?.userId);
    expect(there).not.toBeNull();
    expect(await tryLogIn(username, 'flask 1')).toBeNull();
  });

  test('that break current rules still work', async () => {
    const names = ['x', ' y ', 'a'.repeat(200), 'Zoë\u0007'];
    const user = names.map((name, index) => [index + 1, name, pbkdf2Hash('1')]);
    await takeOverAll(newFlask({ user }));
    for (const name of names) expect(await tryLogIn(name.trim(), '1')).not.toBeNull();
  });

  test('that are missing become a number, and an unknown password format cannot be used', async () => {
    const user = [
      [71, null, pbkdf2Hash('1')],
      [72, '  ', null],
      [73, 'plain', 'plain text'],
    ];
    const taken = await takeOverAll(newFlask({ user }));
    expect(taken.map(({ name, notes }) => [name, notes.length])).toEqual([
      ['User 71', 0],
      ['User 72', 1],
      ['plain', 1],
    ]);
    expect(await tryLogIn('plain', 'plain text')).toBeNull();
    expect(await db().user.findFirst({ where: { passwordHash: 'plain text' } })).toBeNull();
  });
});
