import type { Actor } from '@/lib/auth/actor';
import { Refusal } from '@/lib/errors';
import { changesOrders, type BulkKind } from './bulk-action';
import { missingPermission } from './permissions';
import { findBulkAction, type BulkAction } from './queries';

/**
 * A bulk action that the actor created: if others started or ran it, the log would name the wrong person.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function loadOwnBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  const group = await loadBulkAction(actor, id);
  if (!group.isOwn) throw new Refusal('no-group', {});
  return group;
}

/**
 * A bulk action that changes orders.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function loadBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  // An undo needs only what every bulk action needs, so without it the answer is always `forbidden`.
  assertMay(actor, 'undo');
  const group = await findBulkAction(actor, id);
  if (!group || !changesOrders(group.verb)) throw new Refusal('no-group', {});
  return group;
}

/** @throws Refusal `forbidden` if the actor's role lacks a permission for this bulk action */
export function assertMay(actor: Actor, verb: BulkKind): void {
  const permission = missingPermission(actor, verb);
  if (permission) throw new Refusal('forbidden', { permission });
}
