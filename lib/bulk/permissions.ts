import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import type { BulkKind } from './bulk-action';

/** What has to be allowed to who does this to many orders at once. An undo is looked at order by order. */
const GROUP_PERMISSIONS: Record<BulkKind, readonly Permission[]> = {
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

/** What the actor lacks who would do this to many orders at once; undefined for who may. */
export function lackingFor(actor: Actor, verb: BulkKind): Permission | undefined {
  return GROUP_PERMISSIONS[verb].find((permission) => !may(actor, permission));
}
