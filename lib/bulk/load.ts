import type { Actor } from '@/lib/auth/actor';
import { Refusal } from '@/lib/errors';
import { changes, type BulkKind } from './bulk-action';
import { lackingFor } from './permissions';
import { findBulkAction, type BulkAction } from './queries';

/**
 * A group of the actor's own: the log would tell the wrong name if others let it loose or ran it.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function lockOwnBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  const group = await lockChangingBulkAction(actor, id);
  if (!group.isOwn) throw new Refusal('no-group', {});
  return group;
}

/**
 * A group that changes orders.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function lockChangingBulkAction(actor: Actor, id: string): Promise<BulkAction> {
  // An undo needs no more than what every group needs: who may not even that is told so, whatever they ask for.
  assertMay(actor, 'undo');
  const group = await findBulkAction(actor, id);
  if (!group || !changes(group.verb)) throw new Refusal('no-group', {});
  return group;
}

/** @throws Refusal `forbidden` to who may not do this to many orders at once */
export function assertMay(actor: Actor, verb: BulkKind): void {
  const permission = lackingFor(actor, verb);
  if (permission) throw new Refusal('forbidden', { permission });
}
