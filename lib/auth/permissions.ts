import type { OrderWhere } from '@/lib/db/client';
import { sql, type Sql } from '@/lib/db/sql';
import type { Actor, Role } from './actor';

export type Permission =
  | 'orders.create'
  | 'orders.edit'
  | 'orders.deliver'
  | 'orders.reopen'
  | 'orders.reopenOwn'
  | 'orders.assign'
  | 'orders.group'
  | 'orders.delete'
  | 'orders.export'
  | 'orders.import'
  | 'log.read'
  | 'log.download'
  | 'views.save'
  | 'views.share'
  | 'views.deleteShared'
  | 'deliveries.read'
  | 'people.list'
  | 'team.manage'
  | 'workspace.settings'
  | 'workspace.delete';

/** Who may: permission × role. The only such table. */
const MAY: Record<Permission, Record<Role, boolean>> = {
  'orders.create': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.edit': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.deliver': { OWNER: true, DISPATCHER: true, COURIER: true },
  'orders.reopen': { OWNER: true, DISPATCHER: true, COURIER: false },
  // What oneself has marked delivered.
  'orders.reopenOwn': { OWNER: true, DISPATCHER: true, COURIER: true },
  'orders.assign': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.group': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.delete': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.export': { OWNER: true, DISPATCHER: true, COURIER: false },
  'orders.import': { OWNER: true, DISPATCHER: true, COURIER: false },
  'log.read': { OWNER: true, DISPATCHER: true, COURIER: false },
  'log.download': { OWNER: true, DISPATCHER: false, COURIER: false },
  'views.save': { OWNER: true, DISPATCHER: true, COURIER: false },
  'views.share': { OWNER: true, DISPATCHER: true, COURIER: false },
  'views.deleteShared': { OWNER: true, DISPATCHER: false, COURIER: false },
  'deliveries.read': { OWNER: false, DISPATCHER: false, COURIER: true },
  'people.list': { OWNER: true, DISPATCHER: true, COURIER: false },
  'team.manage': { OWNER: true, DISPATCHER: false, COURIER: false },
  'workspace.settings': { OWNER: true, DISPATCHER: false, COURIER: false },
  'workspace.delete': { OWNER: true, DISPATCHER: false, COURIER: false },
};

export function may(actor: Actor, permission: Permission): boolean {
  return MAY[permission][actor.role];
}

/** Matches the orders that exist for this actor; to be merged into every query over orders. */
export function visibleOrders(actor: Actor): OrderWhere {
  const inWorkspace: OrderWhere = { workspaceId: actor.workspaceId };
  switch (actor.role) {
    case 'OWNER':
    case 'DISPATCHER':
      return inWorkspace;
    case 'COURIER':
      return { ...inWorkspace, courierId: actor.userId };
  }
}

/** The same as SQL over "Order", for lists that Prisma's words cannot say. */
export function visibleOrdersSql(actor: Actor): Sql {
  const inWorkspace = sql`"Order"."workspaceId" = ${actor.workspaceId}`;
  switch (actor.role) {
    case 'OWNER':
    case 'DISPATCHER':
      return inWorkspace;
    case 'COURIER':
      return sql`${inWorkspace} AND "Order"."courierId" = ${actor.userId}`;
  }
}
