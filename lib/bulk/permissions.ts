import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import type { BulkKind } from './bulk-action';

/** An undo is checked per order, as the permission depends on the entry. */
const BULK_PERMISSIONS: Record<BulkKind, readonly Permission[]> = {
  markDelivered: ['orders.bulk', 'orders.deliver'],
  reopen: ['orders.bulk', 'orders.reopen'],
  delete: ['orders.bulk', 'orders.delete'],
  changeDeliveryDate: ['orders.bulk', 'orders.edit'],
  changeTimeWindow: ['orders.bulk', 'orders.edit'],
  assign: ['orders.bulk', 'orders.assign'],
  export: ['orders.bulk', 'orders.export'],
  labels: ['orders.bulk'],
  import: ['orders.bulk', 'orders.import'],
  undo: ['orders.bulk'],
};

export function missingPermission(actor: Actor, verb: BulkKind): Permission | undefined {
  return BULK_PERMISSIONS[verb].find((permission) => !may(actor, permission));
}
