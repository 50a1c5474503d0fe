import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders, visibleOrdersSql } from '@/lib/auth/permissions';
import { PERMISSIONS, type Permission, type Role } from '@/lib/auth/roles';

const acting = (role: Role) => ({ role, workspaceId: 'workspace-1', userId: 'ann' }) as Actor;

const table: [permission: Permission, owner: boolean, dispatcher: boolean, courier: boolean][] = [
  ['orders.create', true, true, false],
  ['orders.edit', true, true, false],
  ['orders.deliver', true, true, true],
  ['orders.note', true, true, true],
  ['orders.reopen', true, true, false],
  ['orders.reopenOwn', true, true, true],
  ['orders.assign', true, true, false],
  ['orders.bulk', true, true, false],
  ['orders.delete', true, true, false],
  ['orders.export', true, true, false],
  ['orders.import', true, true, false],
  ['log.read', true, true, false],
  ['log.download', true, false, false],
  ['views.save', true, true, false],
  ['views.share', true, true, false],
  ['views.deleteShared', true, false, false],
  ['rounds.order', true, true, true],
  ['deliveries.read', false, false, true],
  ['people.list', true, true, false],
  ['team.manage', true, false, false],
  ['workspace.settings', true, false, false],
  ['workspace.delete', true, false, false],
];

describe('permissions', () => {
  test.each(table)('%s: owner %s, dispatcher %s, courier %s', (permission, ...expected) => {
    const roles: Role[] = ['OWNER', 'DISPATCHER', 'COURIER'];
    expect(roles.map((role) => may(acting(role), permission))).toEqual(expected);
  });
});

test('every permission has a row in this table', () => {
  expect(table.map(([permission]) => permission).sort()).toEqual(Object.keys(PERMISSIONS).sort());
});

describe('visible orders', () => {
  test.each(['OWNER', 'DISPATCHER'] as const)('%s sees all of the workspace', (role) => {
    expect(visibleOrders(acting(role))).toEqual({ workspaceId: 'workspace-1' });
    expect(visibleOrdersSql(acting(role)).values).toEqual(['workspace-1']);
  });

  test('a courier sees assigned ones only', () => {
    expect(visibleOrders(acting('COURIER'))).toEqual({
      workspaceId: 'workspace-1',
      courierId: 'ann',
    });
    const { sql, values } = visibleOrdersSql(acting('COURIER'));
    expect(sql).toBe('"Order"."workspaceId" = ? AND "Order"."courierId" = ?');
    expect(values).toEqual(['workspace-1', 'ann']);
  });
});
