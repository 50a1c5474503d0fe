import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { signUp } from '@/lib/accounts/mutations';
import { usernameKey } from '@/lib/accounts/usernames';
import { newUsername, password, tryLogIn } from '@/tests/support/accounts';
import { contents, rawConnection } from '@/tests/support/raw';
import { refusalOf } from '@/tests/support/refusals';

const timeZone = 'Europe/Warsaw';

const find = (username: string) =>
  db().user.findUnique({
    where: { usernameKey: usernameKey(username) },
    include: { workspace: true, sessions: true },
  });

describe('signing up', () => {
  test('creates a workspace with its owner, who is not signed in yet', async () => {
    const username = newUsername();
    await signUp({
      operationId: randomUUID(),
      username,
      password,
      workspaceName: 'Parcel & Sons',
      timeZone,
    });
    const user = await find(username);
    expect(user).toMatchObject({
      username,
      usernameKey: username.toLowerCase(),
      name: username,
      role: 'OWNER',
      active: true,
      sessions: [],
      workspace: { name: 'Parcel & Sons', timeZone, logSeq: 1, ongoingCount: 0, deliveredCount: 0 },
    });
    expect(user!.passwordHash).not.toContain(password);
    expect(await verifyPassword(password, user!.passwordHash)).toBe(true);
  });

  test('names the workspace after the owner when it has no name', async () => {
    const username = newUsername();
    await signUp({
      operationId: randomUUID(),
      username,
      password,
      workspaceName: undefined,
      timeZone,
    });
    expect(await find(username)).toMatchObject({ workspace: { name: username } });
  });

  test('refuses a look-alike of a taken username, and creates no workspace', async () => {
    const username = `Ann-Łucja-${newUsername()}`;
    await signUp({ operationId: randomUUID(), username, password, timeZone });
    const raw = await rawConnection();
    const before = await contents(raw);
    const twins = [
      username,
      username.toUpperCase(),
      username.replace('Ann', 'Ａnn'),
      username.normalize('NFD'),
    ];
    for (const twin of twins) {
      const attempt = signUp({ operationId: randomUUID(), username: twin, password, timeZone });
      const refusal = await refusalOf(attempt, 'duplicate-username');
      expect(refusal.details).toEqual({ username: twin });
    }
    expect(await contents(raw)).toEqual(before);
  });

  test('refuses a username with look-alike letters', async () => {
    const latin = `oca-${Date.now()}`;
    await signUp({ operationId: randomUUID(), username: latin, password, timeZone });
    const attempt = (username: string) =>
      signUp({ operationId: randomUUID(), username, password, timeZone });
    await refusalOf(attempt(latin.replace('oca', 'ОСА')), 'duplicate-username');
    await refusalOf(attempt(latin.replace('o', 'о')), 'mixed-alphabets');
    expect(await tryLogIn(latin.replace('oca', 'оса'))).toBeNull();
  });

  test('concurrently with one username succeeds once', async () => {
    const username = newUsername();
    const attempts = Array.from({ length: 4 }, () =>
      signUp({ operationId: randomUUID(), username, password, timeZone }),
    );
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().workspace.findMany({ where: { name: username } })).toHaveLength(1);
  });

  test('refuses a weak password with the reason', async () => {
    const username = newUsername();
    const attempt = signUp({
      operationId: randomUUID(),
      username,
      password: 'password1234',
      timeZone,
    });
    const refusal = await refusalOf(attempt, 'weak-password');
    expect(refusal.details.reason).toMatch(/on the lists that attackers try first/);
    expect(await find(username)).toBeNull();
  });
});

describe('when sign-up is closed', () => {
  afterEach(() => {
    vi.stubEnv('SIGNUP', undefined);
    vi.resetModules();
  });

  test('is refused', async () => {
    vi.stubEnv('SIGNUP', 'closed');
    vi.resetModules();
    const fresh = await import('@/lib/accounts/mutations');
    const username = newUsername();
    const attempt = fresh.signUp({ operationId: randomUUID(), username, password, timeZone });
    await expect(attempt).rejects.toMatchObject({ code: 'signup-closed' });
    expect(await find(username)).toBeNull();
  });
});
