import type { Role } from './actor';
import type { Permission } from './permissions';

const HOMES = {
  OWNER: '/orders',
  DISPATCHER: '/orders',
  COURIER: '/deliveries',
} as const satisfies Record<Role, string>;

/** The page where people of this role start, as a path on this site. */
export function homeOf(role: Role): (typeof HOMES)[Role] {
  return HOMES[role];
}

/** What those pages are called. */
export const HOME_NAMES: Record<(typeof HOMES)[Role], string> = {
  '/orders': 'Orders',
  '/deliveries': 'My deliveries',
};

/** What each permission lets people do, as the log tells it of those who asked and may not. */
export const PERMISSION_NAMES: Record<Permission, string> = {
  'orders.create': 'create orders',
  'orders.edit': 'edit orders',
  'orders.deliver': 'mark orders delivered',
  'orders.reopen': 'reopen orders of others',
  'orders.reopenOwn': 'reopen orders',
  'orders.assign': 'assign couriers',
  'orders.group': 'act on many orders',
  'orders.delete': 'delete orders',
  'orders.export': 'export orders',
  'orders.import': 'import orders',
  'log.read': 'read the log',
  'log.download': 'download the log',
  'views.save': 'save views',
  'views.share': 'share views',
  'views.deleteShared': 'delete shared views',
  'deliveries.read': 'see deliveries',
  'people.list': 'see the team',
  'team.manage': 'manage the team',
  'workspace.settings': 'change settings',
  'workspace.delete': 'delete the workspace',
};
