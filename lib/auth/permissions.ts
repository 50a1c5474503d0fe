import type { OrderWhere } from '@/lib/db/client';
import { sql, type Sql } from '@/lib/db/sql';
import type { Actor } from './actor';
import { ROLES, type Permission } from './roles';

export function may(actor: Actor, permission: Permission): boolean {
  return ROLES[actor.role].permissions.includes(permission);
}

/** Matches the orders that exist for this actor; part of every query over orders. */
export function visibleOrders(actor: Actor): OrderWhere {
  const inWorkspace: OrderWhere = { workspaceId: actor.workspaceId };
  switch (ROLES[actor.role].sees) {
    case 'workspace':
      return inWorkspace;
    case 'assigned':
      return { ...inWorkspace, courierId: actor.userId };
  }
}

export function visibleOrdersSql(actor: Actor): Sql {
  const inWorkspace = sql`"Order"."workspaceId" = ${actor.workspaceId}`;
  switch (ROLES[actor.role].sees) {
    case 'workspace':
      return inWorkspace;
    case 'assigned':
      return sql`${inWorkspace} AND "Order"."courierId" = ${actor.userId}`;
  }
}
