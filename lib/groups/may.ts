import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { Refusal } from '@/lib/refusal';
import { changes, GROUP_PERMISSIONS, type GroupVerb } from './group';
import { findGroup, type Group } from './queries';

/**
 * A group of the actor's own: the log would tell the wrong name if others let it loose or ran it.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function ownGroup(actor: Actor, id: string): Promise<Group> {
  const group = await changingGroup(actor, id);
  if (!group.isOwn) throw new Refusal('no-group', {});
  return group;
}

/**
 * A group that changes orders, in a way that is allowed to the actor.
 * @throws Refusal `no-group` or `forbidden`
 */
export async function changingGroup(actor: Actor, id: string): Promise<Group> {
  const group = await findGroup(actor, id);
  if (!group || !changes(group.verb)) throw new Refusal('no-group', {});
  assertMay(actor, group.verb);
  return group;
}

/** @throws Refusal `forbidden` to who may not do this to orders */
export function assertMay(actor: Actor, verb: GroupVerb): void {
  const permission = GROUP_PERMISSIONS[verb];
  if (permission && !may(actor, permission)) throw new Refusal('forbidden', {});
}
