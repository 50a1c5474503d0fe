import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import type { BulkKind } from './bulk-action';

/** An undo is checked per order, as the permission depends on the entry. */
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

export function missingPermission(actor: Actor, verb: BulkKind): Permission | undefined {
  return BULK_PERMISSIONS[verb].find((permission) => !may(actor, permission));
}
