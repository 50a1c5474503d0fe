import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import type { Server } from '@/scripts/bench/server';
import type { Asking } from './acting';
import { callAction, type Way } from './call';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { newStage } from './stage';
import type { People } from './team';
import type { Verdict } from './verdict';

/**
 * Sends the form of an action as the owner, who may, with a page that was rendered for someone else, or that does not tell
 * for whom: refused by script and by form, changing nothing.
 */
export async function callAsAnotherUser(
  server: Server,
  { raw, row, call }: Asking,
  people: People,
): Promise<Verdict> {
  const about = { standing: 'owner', target: 'theirs', about: row.about } as const;
  const { by } = await newStage(people, about);
  const other = refusalSentence(new Refusal('other-user', { name: by.actor.name }));
  const users: [userId: string, says: string][] = [
    [people.ours.dispatcher.actor.userId, other],
    [people.others.owner.actor.userId, other],
  ];
  // Who logs out need not be who they were.
  if (!row.action.includes('logOut'))
    users.push(['', refusalSentence(new Refusal('out-of-date', {}))]);
  const problems: string[] = [];
  for (const way of ['raw', 'form'] satisfies Way[]) {
    // React puts the answer into a form that was drawn for it, and this one was not.
    const isMute = way === 'form' && call.kind === 'form';
    for (const [userId, says] of users) {
      const fields = { ...(await row.send(await newStage(people, about))), [RENDERED_FOR]: userId };
      const before = await fingerprint(raw, people);
      const said = await callAction(server, { ...call, cookie: by.cookie, fields, way });
      const changed = differences(before, await fingerprint(raw, people));
      const wrong = [
        ...faultsOf(said),
        ...(said.refusal === says || isMute ? [] : [`says "${said.refusal}"`]),
        ...(changed.length > 0 ? [`changes ${changed.join(', ')}`] : []),
      ];
      problems.push(...wrong.map((problem) => `${way}, for "${userId}": ${problem}`));
    }
  }
  return { cells: 2 * users.length, problems };
}
