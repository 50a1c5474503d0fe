import type { Actor } from '@/lib/auth/actor';
import { Refusal } from '@/lib/errors';
import { changesOrders, type BulkKind } from './bulk-action';
import { missingPermission } from './permissions';
import { findBulkAction, type BulkAction } from './queries';

/** @throws Refusal `no-bulk-action`, also if someone else created it (the log would name the wrong person), or `forbidden` */
export async function loadOwnBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  const bulkAction = await loadBulkAction(actor, id);
  if (!bulkAction.isOwn) throw new Refusal('no-bulk-action', {});
  return bulkAction;
}

/** @throws Refusal `no-bulk-action`, also for one that changes no orders, or `forbidden` */
export async function loadBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  assertMay(actor, 'undo');
  const bulkAction = await findBulkAction(actor, id);
  if (!bulkAction || !changesOrders(bulkAction.verb)) throw new Refusal('no-bulk-action', {});
  return bulkAction;
}

/** @throws Refusal `forbidden` if the actor's role lacks a permission for this bulk action */
export function assertMay(actor: Actor, verb: BulkKind): void {
  const permission = missingPermission(actor, verb);
  if (permission) throw new Refusal('forbidden', { permission });
}
