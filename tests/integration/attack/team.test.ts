import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { isConnected } from '@/lib/accounts/queries';
import { actorOnThisMachine } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { invite, revokeInvitation } from '@/lib/team/invitations/mutations';
import { listInvitations } from '@/lib/team/invitations/queries';
import { deactivateOwnAccount } from '@/lib/accounts/mutations';
import { allowReset } from '@/lib/accounts/password-reset/mutations';
import { findSecondFactor } from '@/lib/accounts/queries';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { listSessions } from '@/lib/accounts/queries';
import { changeRole, deactivate, handOver, reactivate } from '@/lib/team/mutations';
import { findMember, listMembers } from '@/lib/team/queries';
import { findActiveUser, findProfile, listCouriers, listPeople } from '@/lib/accounts/queries';
import { changeSettings, deleteWorkspace } from '@/lib/workspaces/mutations';
import { findSettings } from '@/lib/workspaces/queries';
import { password } from '@/tests/support/accounts';
import { newActor, newWorkspace } from '@/tests/support/people';
import { allRowsOf } from '@/tests/support/workspaces';
import { expectHidden, expectDenied, expectOwnOnly, type Call } from './outcome';
import { newPerson, newSide, PROVIDER, type Side } from './scene';

let theirs: Side;
let ours: Side;
const now = new Date();
const currentPassword = password;
const operationId = () => randomUUID();

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
});

const staff = () => [ours.owner, ours.dispatcher];

const everyone = () => [...staff(), ours.courier];

const about = (memberId: string) => ({ operationId: operationId(), memberId });

const VERBS: Record<string, Call> = {
  changeRole: (actor, { member }) => changeRole(actor, { ...about(member), role: 'OWNER' }),
  deactivate: (actor, { member }) => deactivate(actor, about(member)),
  reactivate: (actor, { member }) => reactivate(actor, about(member)),
  handOver: (actor, { member }) => handOver(actor, about(member)),
  allowReset: (actor, { member }) => allowReset(actor, about(member)),
  revokeInvitation: (actor, { invitation: id }) =>
    revokeInvitation(actor, { operationId: operationId(), id }),
};

const READS: Record<string, Call> = {
  findMember: (actor, { member }) => findMember(actor, member),
  endSession: (actor, { session: sessionId }) =>
    endSession(actor, { operationId: operationId(), sessionId }),
};

test('users, invitations and devices of another workspace do not exist', async () => {
  await expectHidden(everyone(), theirs, { ...READS, ...VERBS });
});

test('devices of colleagues cannot be signed out', async () => {
  const { endSession } = READS as { endSession: Call };
  await expectHidden([ours.dispatcher, ours.courier], ours, {
    endSession: async (...given) => void (await endSession(...given)),
  });
});

test('lists of users and invitations contain only the own workspace', async () => {
  const lists = { listMembers, listPeople, listCouriers };
  await expectOwnOnly(staff(), 'Bakery', lists);
  await expectOwnOnly(staff(), 'Bakery', {
    listInvitations: (actor) => listInvitations(actor, now),
  });
  await expectOwnOnly(everyone(), 'Bakery', {
    findSettings: (actor) => findSettings(actor),
    findProfile,
  });
});

test('former couriers are not offered', async () => {
  const former = await newActor({ workspaceId: ours.workspaceId, role: 'COURIER' });
  const where = { id: former.userId };
  await transaction((tx) => tx.user.updateMany({ where, data: { active: false } }));
  const couriers = [ours.courier, ours.colleague].map(({ userId }) => userId);
  expect((await listCouriers(ours.owner)).map(({ id }) => id).sort()).toEqual(couriers.sort());
});

test('commands on the server find only active users', async () => {
  const { userId } = await newActor({ workspaceId: ours.workspaceId, role: 'COURIER' });
  const { username } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  expect(await findActiveUser(username.toUpperCase())).toMatchObject({ id: userId });
  const where = { id: userId };
  await transaction((tx) => tx.user.updateMany({ where, data: { active: false } }));
  expect(await findActiveUser(username)).toBeNull();
});

test('everyone sees only their own profile, sessions and accounts', async () => {
  for (const actor of everyone()) {
    const { userId } = actor;
    expect(await findProfile(actor)).toMatchObject({ name: actor.name });
    expect(await actorOnThisMachine(userId)).toMatchObject({ userId });
    const own = await db().session.findMany({ where: { userId }, select: { id: true } });
    const listed = await listSessions(actor, now);
    expect(listed.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
  }
  const plain = await newActor({ workspaceId: ours.workspaceId });
  expect(await findSecondFactor(plain)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
  expect(await findSecondFactor(ours.owner)).toEqual({ isOn: true, recoveryCodesLeft: 1 });
  expect(await isConnected(plain, PROVIDER.issuer)).toBe(false);
  expect(await isConnected(ours.owner, PROVIDER.issuer)).toBe(true);
});

test('only an owner manages the team, the settings and the workspace', async () => {
  const settings = {
    workspaceName: 'Mine',
    timeZone: 'UTC',
    defaultSender: null,
    startView: 'all',
    workingDays: '12345',
    holidays: '',
    attemptReasons: null,
  };
  const confirmation = 'Bakery Deliveries';
  const denied: Record<string, Call> = {
    ...VERBS,
    invite: (actor) => invite(actor, { operationId: operationId(), role: 'OWNER', name: null }),
    changeSettings: (actor) => changeSettings(actor, { operationId: operationId(), ...settings }),
    deleteWorkspace: (actor) =>
      deleteWorkspace(actor, { operationId: operationId(), confirmation, password }),
  };
  await expectDenied(ours.dispatcher, ours, denied, '"refused: forbidden');
  await expectDenied(ours.courier, ours, denied, '"refused: forbidden');
});

test('owners of other workspaces, and former ones, do not count as remaining owners', async () => {
  const owner = await newPerson(await newWorkspace('Bakery'), 'Bakery Ann', 'OWNER');
  const { workspaceId } = owner;
  const former = await newActor({ workspaceId });
  await newActor({ workspaceId, role: 'DISPATCHER' });
  const where = { id: former.userId };
  await transaction((tx) => tx.user.updateMany({ where, data: { active: false } }));
  const last: Record<string, Call> = {
    changeRole: (actor) => changeRole(actor, { ...about(actor.userId), role: 'COURIER' }),
    deactivateOwnAccount: (actor) =>
      deactivateOwnAccount(actor, { operationId: operationId(), currentPassword }),
  };
  await expectDenied(owner, { ...ours, workspaceId }, last, '"refused: last-owner');
  await expectDenied(
    owner,
    { ...ours, workspaceId },
    {
      deactivate: (actor) => deactivate(actor, about(actor.userId)),
      handOver: (actor) => handOver(actor, about(actor.userId)),
      allowReset: (actor) => allowReset(actor, about(actor.userId)),
    },
    '"refused: own-account',
  );
  await expectDenied(
    owner,
    { ...ours, workspaceId },
    {
      handOver: (actor) => handOver(actor, about(former.userId)),
      allowReset: (actor) => allowReset(actor, about(former.userId)),
    },
    '"refused: member-inactive',
  );
});

test('changing or deleting one workspace affects no other', async () => {
  const owner = await newPerson(await newWorkspace('Bakery'), 'Bakery Ann', 'OWNER');
  const before = [await allRowsOf(theirs), await allRowsOf(ours)];
  const settings = {
    workspaceName: 'Bread',
    timeZone: 'UTC',
    defaultSender: null,
    startView: 'all',
    workingDays: '12345',
    holidays: '',
    attemptReasons: null,
  };
  await changeSettings(owner, { operationId: operationId(), ...settings });
  expect(await findSettings(owner)).toMatchObject({ workspaceName: 'Bread' });
  const { log } = await allRowsOf(owner);
  expect(log.at(-1)!.changes).toContain('{"from":"Bakery","to":"Bread"}');
  const { workspaceId } = owner;
  const plain = await newActor({ workspaceId });
  const attempt = { operationId: operationId(), confirmation: 'Bread', password };
  await expect(deleteWorkspace(plain, attempt)).rejects.toMatchObject({ code: 'wrong-password' });
  await deleteWorkspace(owner, {
    operationId: operationId(),
    confirmation: 'Bread',
    password,
  });
  expect([await allRowsOf(theirs), await allRowsOf(ours)]).toEqual(before);
  const { workspace, users } = await allRowsOf(owner);
  expect(workspace).toMatchObject([{ name: 'Bread', deletedAt: expect.any(Date) as Date }]);
  for (const user of users) expect(user).toMatchObject({ active: false, passwordHash: null });
});
