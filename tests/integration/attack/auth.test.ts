import { expect, test } from 'vitest';
import { actorOfSession, actorOnThisMachine, type Actor, type Role } from '@/lib/auth/actor';
import { may, visibleOrders, visibleOrdersSql, type Permission } from '@/lib/auth/permissions';
import { transaction } from '@/lib/db/client';
import { newActor, newSignIn } from '@/tests/support/people';

const acting = (role: Role) => ({ role, workspaceId: 'workspace', userId: 'user' }) as Actor;

/** O, D and C for owner, dispatcher and courier. */
const TABLE: Record<Permission, string> = {
  'orders.create': 'OD',
  'orders.edit': 'OD',
  'orders.deliver': 'ODC',
  'orders.reopen': 'OD',
  'orders.reopenOwn': 'ODC',
  'orders.assign': 'OD',
  'orders.group': 'OD',
  'orders.delete': 'OD',
  'orders.export': 'OD',
  'orders.import': 'OD',
  'log.read': 'OD',
  'log.download': 'O',
  'views.save': 'OD',
  'views.share': 'OD',
  'views.deleteShared': 'O',
  'deliveries.read': 'C',
  'people.list': 'OD',
  'team.manage': 'O',
  'workspace.settings': 'O',
  'workspace.delete': 'O',
};

test.each(Object.entries(TABLE))('who may: %s is for %s', (permission, wanted) => {
  const roles = (['OWNER', 'DISPATCHER', 'COURIER'] as const).filter((role) =>
    may(acting(role), permission as Permission),
  );
  expect(roles.map((role) => role[0]).join('')).toBe(wanted);
});

test('orders are seen in the own workspace, and by a courier only their own', () => {
  const workspaceId = 'workspace';
  for (const role of ['OWNER', 'DISPATCHER'] as const) {
    expect(visibleOrders(acting(role))).toEqual({ workspaceId });
    expect(visibleOrdersSql(acting(role))).toMatchObject({ values: ['workspace'] });
  }
  expect(visibleOrders(acting('COURIER'))).toEqual({ workspaceId, courierId: 'user' });
  const { sql, values } = visibleOrdersSql(acting('COURIER'));
  expect(sql).toBe('"Order"."workspaceId" = ? AND "Order"."courierId" = ?');
  expect(values).toEqual(['workspace', 'user']);
});

test('no session proves anybody that has expired, or whose user is deactivated', async () => {
  const [ended, gone, live] = [await newSignIn(), await newSignIn(), await newSignIn()];
  await transaction(async (tx) => {
    const { sessionToken } = ended;
    await tx.session.updateMany({ where: { sessionToken }, data: { expires: new Date(0) } });
    await tx.user.updateMany({ where: { id: gone.actor.userId }, data: { active: false } });
  });
  const now = new Date();
  expect(await actorOfSession(ended.sessionToken, now)).toBeNull();
  expect(await actorOfSession(gone.sessionToken, now)).toBeNull();
  const { userId } = live.actor;
  expect(await actorOfSession(live.sessionToken, now)).toMatchObject({ userId });
});

test('a command on this machine acts as the user whom it names', async () => {
  const [, { userId }] = [await newActor(), await newActor()];
  expect(await actorOnThisMachine(userId)).toMatchObject({ userId });
});
