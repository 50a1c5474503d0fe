import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '@/lib/auth/actor';
import { may, visibleOrders, type Permission } from '@/lib/auth/permissions';

const acting = (role: Role) => ({ role, workspaceId: 'workspace-1' }) as Actor;

const table: [permission: Permission, owner: boolean, dispatcher: boolean, courier: boolean][] = [
  ['orders.create', true, true, false],
  ['orders.edit', true, true, false],
  ['orders.deliver', true, true, true],
  ['orders.reopen', true, true, true],
  ['orders.delete', true, true, false],
  ['orders.export', true, true, false],
  ['log.read', true, true, false],
  ['log.download', true, false, false],
  ['views.share', true, true, false],
  ['views.deleteShared', true, false, false],
];

describe('who may', () => {
  test.each(table)('%s: owner %s, dispatcher %s, courier %s', (permission, ...expected) => {
    const roles: Role[] = ['OWNER', 'DISPATCHER', 'COURIER'];
    expect(roles.map((role) => may(acting(role), permission))).toEqual(expected);
  });
});

describe('who sees which orders', () => {
  test.each(['OWNER', 'DISPATCHER'] as const)('%s sees those of the workspace', (role) => {
    expect(visibleOrders(acting(role))).toEqual({ workspaceId: 'workspace-1' });
  });

  test('a courier sees none, because none can be assigned yet', () => {
    expect(visibleOrders(acting('COURIER'))).toEqual({
      workspaceId: 'workspace-1',
      id: { in: [] },
    });
  });
});
