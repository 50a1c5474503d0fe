import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { invite, join, revokeInvitation } from '@/lib/team/invitations/mutations';
import { findInvitation } from '@/lib/team/invitations/queries';
import { withRequest } from '@/lib/http/request-context';
import { listMembers } from '@/lib/team/queries';
import { LIMITS } from '@/lib/rate-limit/limits';
import { loggedEntries } from '@/tests/integration/team/logged-entries';
import { logIn, newUsername, password } from '@/tests/support/accounts';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

let ann: Actor;

beforeEach(async () => {
  ann = await newActor();
});

afterEach(() => {
  vi.stubEnv('SIGNUP', undefined);
  vi.resetModules();
});

/** What an invited person submits. */
async function invited(role: Role = 'COURIER', name: string | null = null) {
  const { secret } = await invite(ann, { operationId: randomUUID(), role, name });
  return { operationId: randomUUID(), secret, username: newUsername(), password };
}

describe('joining', () => {
  test('creates a member with the invited role and name, even when sign-up is closed', async () => {
    vi.stubEnv('SIGNUP', 'closed');
    vi.resetModules();
    const fresh = await import('@/lib/team/invitations/mutations');
    const joining = await invited('DISPATCHER', 'Ben of the depot');
    expect(await fresh.join(joining)).toEqual({ role: 'DISPATCHER' });
    const ben = await logIn(joining.username);
    expect(ben).toMatchObject({
      name: 'Ben of the depot',
      role: 'DISPATCHER',
      workspaceId: ann.workspaceId,
    });
    expect((await loggedEntries(ann)).find(({ action }) => action === 'Joined')).toEqual({
      actorId: ben.userId,
      actorName: 'Ben of the depot',
      action: 'Joined',
      changes: {
        username: { from: null, to: joining.username },
        role: { from: null, to: 'DISPATCHER' },
      },
    });
  });

  test('works once, and repeating the operation is idempotent', async () => {
    const joining = await invited();
    expect(await Promise.all([join(joining), join(joining)])).toEqual([
      { role: 'COURIER' },
      { role: 'COURIER' },
    ]);
    expect(await join(joining)).toEqual({ role: 'COURIER' });
    expect(await findInvitation(joining.secret, new Date())).toBeNull();
    const other = { username: newUsername() };
    await refusalOf(join({ ...joining, ...other }), 'reused-operation-id');
    const wrong = { password: `${password} too` };
    await refusalOf(join({ ...joining, ...wrong }), 'reused-operation-id');
    const second = { operationId: randomUUID(), ...other };
    await refusalOf(join({ ...joining, ...second }), 'no-invitation');
    const names = (await listMembers(ann)).map(({ username }) => username);
    expect(names).toHaveLength(2);
    expect(names).toContain(joining.username);
  });

  test('by two people with one link at once succeeds once', async () => {
    const joining = await invited();
    const others = [1, 2, 3].map(() => ({
      ...joining,
      operationId: randomUUID(),
      username: newUsername(),
    }));
    const done = await Promise.allSettled(others.map(join));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listMembers(ann)).toHaveLength(2);
  });

  test('with an operation of another member is refused', async () => {
    const first = await invited();
    await join(first);
    const second = { ...(await invited()), operationId: first.operationId };
    await refusalOf(join(second), 'reused-operation-id');
    expect(await findInvitation(second.secret, new Date())).not.toBeNull();
  });

  test('with a weak password or a taken username is refused, and the link still works', async () => {
    const joining = await invited();
    const refusal = await refusalOf(join({ ...joining, password: 'short' }), 'weak-password');
    expect(refusal.details.field).toBe('password');
    const taken = (await listMembers(ann))[0]!.username;
    await refusalOf(join({ ...joining, username: taken.toUpperCase() }), 'duplicate-username');
    expect(await findInvitation(joining.secret, new Date())).not.toBeNull();
  });

  test('with a revoked, expired or invented link is refused, with the same message', async () => {
    const operationId = randomUUID();
    const { secret } = await invite(ann, { operationId, role: 'OWNER', name: null });
    await revokeInvitation(ann, { operationId: randomUUID(), id: operationId });
    const old = await invited();
    const secrets = [secret, 'made-up', '', '\0', old.secret.slice(1)];
    for (const dead of secrets) {
      await refusalOf(join({ ...old, secret: dead }), 'no-invitation');
    }
    vi.useFakeTimers({ now: Date.now() + 8 * 86_400_000, toFake: ['Date'] });
    await refusalOf(join(old), 'no-invitation');
    vi.useRealTimers();
    expect(await listMembers(ann)).toHaveLength(1);
  });

  test('is limited per address, whatever the links', async () => {
    const made = { username: newUsername(), password };
    const tryOnce = (address: string) =>
      withRequest({ requestId: 'request', address }, () =>
        join({ ...made, operationId: randomUUID(), secret: randomUUID() }),
      );
    for (let tries = 0; tries < LIMITS.invitation.address!; tries++) {
      await refusalOf(tryOnce('203.0.113.7'), 'no-invitation');
    }
    await refusalOf(tryOnce('203.0.113.7'), 'throttled');
    await refusalOf(tryOnce('203.0.113.8'), 'no-invitation');
  });
});
