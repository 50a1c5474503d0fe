import { randomUUID } from 'node:crypto';
import { stoppedGroup } from '@/tests/matrix/rows/bulk';
import { invitationSecret, resetSecret } from '@/tests/matrix/rows/team';
import { checked, fileOf } from '@/tests/support/imports';
import { newView } from '@/tests/support/saved-views';
import { newOrderOf, newStage, withRandomNames } from './stage';
import type { Target } from './standings';
import { CANARY, HIDDEN, type People } from './team';

/** What the braces in a path stand for. */
export type Things = Record<string, string>;

/** Things of the first workspace to ask for, and others of the same names that nobody has. */
export async function newThings(people: People): Promise<Record<Target, Things>> {
  const stage = await newStage(people, { standing: 'owner', target: 'theirs', about: 'order' });
  const { actor } = people.ours.owner;
  const theirs: Things = {
    order: stage.order.id,
    group: await stoppedGroup(stage),
    import: await checked(
      actor,
      fileOf({ 'Order ID': `${CANARY} ${HIDDEN} ${randomUUID()}`, 'Number of items': 'many' }),
    ),
    invitation: await invitationSecret(stage),
    reset: await resetSecret(stage),
    member: people.ours.dispatcher.actor.userId,
    view: await newView(actor, { name: `${CANARY} ${HIDDEN} view` }),
  };
  const random = Object.entries(theirs).map(([thing, name]) => [
    thing,
    withRandomNames(name, new Set([name])),
  ]);
  return {
    theirs,
    unassigned: { ...theirs, order: (await newOrderOf(people, 'unassigned')).id },
    random: Object.fromEntries(random) as Things,
  };
}

/** The thing that a path names. */
export function thingIn(path = ''): string | undefined {
  return /\{(\w+)\}/.exec(path)?.[1];
}

/** The targets that make a difference to a path. */
export function targetsIn(path: string): Target[] {
  if (path.includes('{order}')) return ['theirs', 'unassigned', 'random'];
  return path.includes('{') ? ['theirs', 'random'] : ['theirs'];
}

/** @throws Error where there is no such thing */
export function pathWith(path: string, things: Things): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, thing: string) => {
    const name = things[thing];
    if (name === undefined) throw new Error(`There is no ${thing} to ask for in ${path}.`);
    return name;
  });
}
