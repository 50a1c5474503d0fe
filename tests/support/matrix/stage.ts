import { randomBytes, randomUUID } from 'node:crypto';
import { markDelivered, type ChangeResult } from '@/lib/orders/mutations';
import { newOrder, seen } from '@/tests/support/orders';
import { KINDS, type About, type Standing, type Target } from './standings';
import { CANARY, HIDDEN, type People, type Person } from './team';

/** What an entry point is asked about, made for it in the first workspace. */
export type Stage = {
  people: People;
  /** Whose things these are: who acts, where they are of the first workspace and may have some; else its owner. */
  by: Person;
  target: Target;
  /** An order that is assigned to the courier, or not, as the target says. */
  order: ChangeResult;
  /** Tells that this is the name of something, which others cannot tell from a random one. Answers it. */
  name: (text: string) => string;
  /** All that was named so far. */
  names: ReadonlySet<string>;
};

export async function newStage(
  people: People,
  { standing, target, about }: { standing: Standing; target: Target; about: About },
): Promise<Stage> {
  const names = new Set<string>();
  return {
    people,
    by: ownerOf(people, standing, about),
    target,
    order: await newOrderOf(people, target),
    name: (text) => {
      names.add(text);
      return text;
    },
    names,
  };
}

/** A new order of the first workspace; strangers to it, and the courier where it is not theirs, may see nothing of it. */
export function newOrderOf({ ours }: People, target: Target): Promise<ChangeResult> {
  const isAssigned = target === 'theirs';
  return newOrder(ours.owner.actor, {
    courierId: isAssigned ? ours.courier.actor.userId : null,
    recipientName: isAssigned ? `${CANARY} Nowak` : `${CANARY} ${HIDDEN} Nowak`,
  });
}

/** The same order, delivered by someone. */
export function delivered(order: ChangeResult, { actor }: Person): Promise<ChangeResult> {
  return markDelivered(actor, seen(order));
}

function ownerOf(people: People, standing: Standing, about: About): Person {
  const { role, isForeign } = KINDS[standing];
  const team = isForeign && about === 'oneself' ? people.others : people.ours;
  if (role === 'DISPATCHER' && !(isForeign && about !== 'oneself')) return team.dispatcher;
  return role === 'COURIER' && about === 'oneself' ? team.courier : team.owner;
}

/** The same text with other names in it, of the same shape, that nobody has. */
export function withRandomNames(text: string, names: ReadonlySet<string>): string {
  let result = text;
  for (const name of names) result = result.replaceAll(name, randomLike(name));
  return result;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function randomLike(name: string): string {
  return UUID.test(name) ? randomUUID() : randomBytes(32).toString('base64url');
}
