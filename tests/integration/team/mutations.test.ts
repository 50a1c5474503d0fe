import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { actorOfSession } from '@/lib/auth/actor';
import { changeRole, deactivate, handOver, reactivate } from '@/lib/team/mutations';
import { findMember, listMembers } from '@/lib/team/queries';
import { loggedEntries } from '@/tests/integration/team/logged-entries';
import { newActor, newSignIn, signIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

let ann: Actor;
let ben: Actor;
let stranger: Actor;

beforeEach(async () => {
  ann = await newActor();
  ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'COURIER' });
  stranger = await newActor({ name: 'Zoe', role: 'COURIER' });
});

const about = (member: Actor) => ({ operationId: randomUUID(), memberId: member.userId });

/** The mutations about a member, each with what it needs. */
const VERBS = {
  changeRole: (actor: Actor, given: ReturnType<typeof about>) =>
    changeRole(actor, { ...given, role: 'DISPATCHER' }),
  deactivate,
  reactivate,
  handOver,
};

describe('changing a role', () => {
  test('takes effect at the next request, ends no session, and is logged', async () => {
    const { actor, sessionToken } = await newSignIn({
      workspaceId: ann.workspaceId,
      role: 'COURIER',
    });
    expect(await changeRole(ann, { ...about(actor), role: 'DISPATCHER' })).toEqual({ name: 'Ann' });
    expect(await actorOfSession(sessionToken, new Date())).toMatchObject({ role: 'DISPATCHER' });
    const [entry] = await loggedEntries(ann);
    expect(entry).toMatchObject({
      actorId: ann.userId,
      action: 'Role Changed',
      changes: {
        memberId: { from: null, to: actor.userId },
        role: { from: 'COURIER', to: 'DISPATCHER' },
      },
    });
  });

  test('is idempotent, and refused with other content', async () => {
    const operation = { ...about(ben), role: 'DISPATCHER' } as const;
    await changeRole(ann, operation);
    await changeRole(ann, { ...about(ben), role: 'COURIER' });
    expect(await changeRole(ann, operation)).toEqual({ name: 'Ben' });
    expect(await findMember(ann, ben.userId)).toMatchObject({ role: 'COURIER' });
    await refusalOf(changeRole(ann, { ...operation, role: 'OWNER' }), 'reused-operation-id');
    expect(await loggedEntries(ann)).toHaveLength(2);
  });

  test('to the current role is refused', async () => {
    const refusal = await refusalOf(
      changeRole(ann, { ...about(ben), role: 'COURIER' }),
      'member-unchanged',
    );
    expect(refusal.details).toEqual({ name: 'Ben', is: 'a courier' });
  });

  test('can create several owners, and demote one of them', async () => {
    await changeRole(ann, { ...about(ben), role: 'OWNER' });
    await changeRole(ann, { ...about(ann), role: 'COURIER' });
    const roles = (await listMembers(ben)).map(({ name, role }) => [name, role]);
    expect(roles).toEqual([
      ['Ann', 'COURIER'],
      ['Ben', 'OWNER'],
    ]);
  });
});

describe('deactivating', () => {
  test('signs out all devices of the member until they are reactivated', async () => {
    const { actor, sessionToken } = await newSignIn({ workspaceId: ann.workspaceId, name: 'Cyd' });
    await deactivate(ann, about(actor));
    expect(await actorOfSession(sessionToken, new Date())).toBeNull();
    expect(await findMember(ann, actor.userId)).toMatchObject({ active: false, role: 'OWNER' });
    await refusalOf(deactivate(ann, about(actor)), 'member-unchanged');

    await reactivate(ann, about(actor));
    expect(await actorOfSession(sessionToken, new Date())).toBeNull();
    expect(await signIn(actor.userId)).toMatchObject({ role: 'OWNER' });
    await refusalOf(reactivate(ann, about(actor)), 'member-unchanged');
    expect((await loggedEntries(ann)).map(({ action }) => action)).toEqual([
      'Deactivated',
      'Reactivated',
    ]);
  });

  test('is refused for oneself, and so is handing over', async () => {
    await changeRole(ann, { ...about(ben), role: 'OWNER' });
    await refusalOf(deactivate(ann, about(ann)), 'own-account');
    await refusalOf(handOver(ann, about(ann)), 'own-account');
  });
});

describe('handing over', () => {
  test('makes the member an owner and the actor a dispatcher, in one entry', async () => {
    await handOver(ann, about(ben));
    const roles = (await listMembers(ann)).map(({ name, role }) => [name, role]);
    expect(roles).toEqual([
      ['Ann', 'DISPATCHER'],
      ['Ben', 'OWNER'],
    ]);
    expect(await loggedEntries(ann)).toMatchObject([
      {
        actorName: 'Ann',
        action: 'Ownership Handed Over',
        changes: {
          memberId: { to: ben.userId },
          role: { from: 'COURIER', to: 'OWNER' },
        },
      },
    ]);
    // She was an owner when she loaded the page.
    await refusalOf(changeRole(ann, { ...about(ben), role: 'COURIER' }), 'forbidden');
  });

  test('is refused for deactivated members and for owners', async () => {
    await changeRole(ann, { ...about(ben), role: 'OWNER' });
    await refusalOf(handOver(ann, about(ben)), 'member-unchanged');
    await deactivate(ann, about(ben));
    await refusalOf(handOver(ann, about(ben)), 'member-inactive');
  });
});

describe('an active owner', () => {
  test('always remains: the last one cannot be demoted', async () => {
    await changeRole(ann, { ...about(ben), role: 'OWNER' });
    await deactivate(ann, about(ben));
    // A deactivated owner does not count.
    await refusalOf(changeRole(ann, { ...about(ann), role: 'DISPATCHER' }), 'last-owner');
    await changeRole(ann, { ...about(ben), role: 'COURIER' });
    expect(await listMembers(ann)).toMatchObject([
      { name: 'Ann', role: 'OWNER', active: true },
      { name: 'Ben', role: 'COURIER', active: false },
    ]);
  });

  test.each(['changeRole', 'deactivate'] as const)(
    'remains when two owners do this to each other at once: %s',
    async (verb) => {
      await changeRole(ann, { ...about(ben), role: 'OWNER' });
      const owner = await signIn(ben.userId);
      const done = await Promise.allSettled([
        VERBS[verb](ann, about(owner)),
        VERBS[verb](owner, about(ann)),
      ]);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const owners = (await listMembers(ann)).filter(
        ({ role, active }) => active && role === 'OWNER',
      );
      expect(owners).toHaveLength(1);
    },
  );

  test('remains when two owners step down at once', async () => {
    await changeRole(ann, { ...about(ben), role: 'OWNER' });
    const owner = await signIn(ben.userId);
    const done = await Promise.allSettled([
      changeRole(ann, { ...about(ann), role: 'COURIER' }),
      changeRole(owner, { ...about(owner), role: 'COURIER' }),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listMembers(ann)).filter(({ role }) => role === 'OWNER')).toHaveLength(1);
  });
});

test('the list has all members of the workspace, and nobody else', async () => {
  await newActor({ workspaceId: ann.workspaceId, name: 'Cyd 10', role: 'COURIER' });
  await newActor({ workspaceId: ann.workspaceId, name: 'Cyd 9', role: 'COURIER' });
  await deactivate(ann, about(ben));
  const members = await listMembers(ann);
  expect(members.map(({ name, active }) => [name, active])).toEqual([
    ['Ann', true],
    ['Cyd 9', true],
    ['Cyd 10', true],
    ['Ben', false],
  ]);
  expect(Object.keys(members[0]!).sort()).toEqual(
    ['active', 'id', 'lastSeenAt', 'name', 'role', 'username'].sort(),
  );
  expect(await findMember(ann, stranger.userId)).toBeNull();
});
