/** Each description completes "may not …" in the log. */
export const PERMISSIONS = {
  'orders.create': 'create orders',
  'orders.edit': 'edit orders',
  'orders.deliver': 'mark orders delivered',
  'orders.note': 'add notes',
  'orders.reopen': 'reopen orders of others',
  'orders.reopenOwn': 'reopen orders',
  'orders.assign': 'assign couriers',
  'orders.bulk': 'act on many orders',
  'orders.delete': 'delete orders',
  'orders.export': 'export orders',
  'orders.import': 'import orders',
  'log.read': 'read the log',
  'log.download': 'download the log',
  'views.save': 'save views',
  'views.share': 'share views',
  'views.deleteShared': 'delete shared views',
  'rounds.order': 'arrange the stops of a round',
  'deliveries.read': 'see deliveries',
  'people.list': 'see the team',
  'team.manage': 'manage the team',
  'workspace.settings': 'change settings',
  'workspace.delete': 'delete the workspace',
} as const;
export type Permission = keyof typeof PERMISSIONS;

type RoleSpec = {
  name: string;
  withArticle: string;
  home: { path: '/orders' | '/deliveries'; name: string };
  /** Which orders exist for the role: `visibleOrders()` adds this to every query. */
  sees: 'workspace' | 'assigned';
  /** Whether orders can be assigned to it. */
  delivers: boolean;
  /** What isn't listed is forbidden. */
  permissions: readonly Permission[];
};

const DISPATCHING = [
  'orders.create',
  'orders.edit',
  'orders.deliver',
  'orders.note',
  'orders.reopen',
  'orders.reopenOwn',
  'orders.assign',
  'orders.bulk',
  'orders.delete',
  'orders.export',
  'orders.import',
  'rounds.order',
  'log.read',
  'views.save',
  'views.share',
  'people.list',
] as const;

const TABLE = {
  COURIER: {
    name: 'Courier',
    withArticle: 'a courier',
    home: { path: '/deliveries', name: 'My deliveries' },
    sees: 'assigned',
    delivers: true,
    permissions: [
      'orders.deliver',
      'orders.note',
      'orders.reopenOwn',
      'rounds.order',
      'deliveries.read',
    ],
  },
  DISPATCHER: {
    name: 'Dispatcher',
    withArticle: 'a dispatcher',
    home: { path: '/orders', name: 'Orders' },
    sees: 'workspace',
    delivers: false,
    permissions: DISPATCHING,
  },
  OWNER: {
    name: 'Owner',
    withArticle: 'an owner',
    home: { path: '/orders', name: 'Orders' },
    sees: 'workspace',
    delivers: false,
    permissions: [
      ...DISPATCHING,
      'log.download',
      'views.deleteShared',
      'team.manage',
      'workspace.settings',
      'workspace.delete',
    ],
  },
} as const satisfies Record<string, RoleSpec>;
export type Role = keyof typeof TABLE;

export const ROLES: Readonly<Record<Role, RoleSpec>> = TABLE;

export const ROLE_KEYS = Object.keys(TABLE) as [Role, ...Role[]];

export const DELIVERING_ROLES = ROLE_KEYS.filter((role) => ROLES[role].delivers);

export function isRole(stored: unknown): stored is Role {
  return typeof stored === 'string' && Object.hasOwn(ROLES, stored);
}
