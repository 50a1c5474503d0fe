import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import type { BulkKind } from './bulk-action';

/** The permissions that each bulk action needs. An undo is checked order by order. */
const BULK_PERMISSIONS: Record<BulkKind, readonly Permission[]> = {
  markDelivered: ['orders.group', 'orders.deliver'],
  reopen: ['orders.group', 'orders.reopen'],
  delete: ['orders.group', 'orders.delete'],
  changeDeliveryDate: ['orders.group', 'orders.edit'],
  assign: ['orders.group', 'orders.assign'],
  export: ['orders.group', 'orders.export'],
  labels: ['orders.group'],
  import: ['orders.group', 'orders.import'],
  undo: ['orders.group'],
};

/** The first permission that the actor lacks for this bulk action; undefined if none is missing. */
export function missingPermission(actor: Actor, verb: BulkKind): Permission | undefined {
  return BULK_PERMISSIONS[verb].find((permission) => !may(actor, permission));
}
