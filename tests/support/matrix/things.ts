import { randomUUID } from 'node:crypto';
import { cancelledBulkAction } from '@/tests/matrix/rows/bulk';
import { invitationSecret, resetSecret } from '@/tests/matrix/rows/team';
import { checked, fileOf } from '@/tests/support/imports';
import { newView } from '@/tests/support/saved-views';
import { newOrderOf, newScenario, withRandomNames } from './scenario';
import type { Target } from './user-kinds';
import { CANARY, COURIER_CANARY, type People } from './team';

/** The values of the braces in a path. */
export type Things = Record<string, string>;

/** Objects of the first workspace, and random values of the same form. */
export async function newThings(people: People): Promise<Record<Target, Things>> {
  const scenario = await newScenario(people, {
    userKind: 'owner',
    target: 'theirs',
    about: 'order',
  });
  const { actor } = people.ours.owner;
  const theirs: Things = {
    order: scenario.order.id,
    group: await cancelledBulkAction(scenario),
    import: await checked(
      actor,
      fileOf({
        'Order ID': `${CANARY} ${COURIER_CANARY} ${randomUUID()}`,
        'Number of items': 'many',
      }),
    ),
    invitation: await invitationSecret(scenario),
    reset: await resetSecret(scenario),
    member: people.ours.dispatcher.actor.userId,
    courier: people.ours.courier.actor.userId,
    view: await newView(actor, { name: `${CANARY} ${COURIER_CANARY} view` }),
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

/** The name in the braces of a path. */
export function thingIn(path = ''): string | undefined {
  return /\{(\w+)\}/.exec(path)?.[1];
}

/** The targets to try for a path. */
export function targetsIn(path: string): Target[] {
  if (path.includes('{order}')) return ['theirs', 'unassigned', 'random'];
  return path.includes('{') ? ['theirs', 'random'] : ['theirs'];
}

/** @throws Error if there is no such object */
export function pathWith(path: string, things: Things): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, thing: string) => {
    const name = things[thing];
    if (name === undefined) throw new Error(`There is no ${thing} to ask for in ${path}.`);
    return name;
  });
}
