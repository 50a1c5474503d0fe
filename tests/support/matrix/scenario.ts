import { randomBytes, randomUUID } from 'node:crypto';
import { markDelivered, type ChangeResult } from '@/lib/orders/mutations';
import { newOrder, seen } from '@/tests/support/orders';
import { KINDS, type About, type UserKind, type Target } from './user-kinds';
import { CANARY, COURIER_CANARY, type People, type Person } from './team';

/** The objects of a request, created in the first workspace. */
export type Scenario = {
  people: People;
  /** The owner of these objects: the acting user if they may own some in the first workspace, else its owner. */
  by: Person;
  target: Target;
  /** An order that is assigned to the courier or not, depending on the target. */
  order: ChangeResult;
  /** Registers an ID or secret that others must not be able to distinguish from a random one; returns it. */
  name: (text: string) => string;
  /** All registered IDs and secrets. */
  names: ReadonlySet<string>;
};

export async function newScenario(
  people: People,
  { userKind, target, about }: { userKind: UserKind; target: Target; about: About },
): Promise<Scenario> {
  const names = new Set<string>();
  return {
    people,
    by: ownerOf(people, userKind, about),
    target,
    order: await newOrderOf(people, target),
    name: (text) => {
      names.add(text);
      return text;
    },
    names,
  };
}

/** A new order of the first workspace; outsiders, and the courier if it is not theirs, may see nothing of it. */
export function newOrderOf({ ours }: People, target: Target): Promise<ChangeResult> {
  const isAssigned = target === 'theirs';
  return newOrder(ours.owner.actor, {
    courierId: isAssigned ? ours.courier.actor.userId : null,
    recipientName: isAssigned ? `${CANARY} Nowak` : `${CANARY} ${COURIER_CANARY} Nowak`,
  });
}

/** Marks the order delivered as this person. */
export function delivered(order: ChangeResult, { actor }: Person): Promise<ChangeResult> {
  return markDelivered(actor, seen(order));
}

function ownerOf(people: People, userKind: UserKind, about: About): Person {
  const { role, isForeign } = KINDS[userKind];
  const team = isForeign && about === 'oneself' ? people.others : people.ours;
  if (role === 'DISPATCHER' && !(isForeign && about !== 'oneself')) return team.dispatcher;
  return role === 'COURIER' && about === 'oneself' ? team.courier : team.owner;
}

/** Replaces the names in a text by random ones of the same form. */
export function withRandomNames(text: string, names: ReadonlySet<string>): string {
  let result = text;
  for (const name of names) result = result.replaceAll(name, randomLike(name));
  return result;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function randomLike(name: string): string {
  return UUID.test(name) ? randomUUID() : randomBytes(32).toString('base64url');
}
