import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import type { Server } from '@/scripts/bench/server';
import type { ActionCheck } from './call-as-everyone';
import { callAction, type Way } from './call-action';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { newScenario } from './scenario';
import type { People } from './team';
import type { Result } from './result';

/**
 * Sends the form of an action as the owner, but with a page that was rendered for another user or for no one: it must be
 * refused both as an action call and as a form, and change nothing.
 */
export async function callAsAnotherUser(
  server: Server,
  { raw, row, call }: ActionCheck,
  people: People,
): Promise<Result> {
  const about = { userKind: 'owner', target: 'theirs', about: row.about } as const;
  const { by } = await newScenario(people, about);
  const other = refusalSentence(new Refusal('other-user', { name: by.actor.name }));
  const users: [userId: string, sentence: string][] = [
    [people.ours.dispatcher.actor.userId, other],
    [people.others.owner.actor.userId, other],
  ];
  // Logging out is allowed on a page of another user.
  if (!row.action.includes('logOut'))
    users.push(['', refusalSentence(new Refusal('out-of-date', {}))]);
  const problems: string[] = [];
  for (const way of ['raw', 'form'] satisfies Way[]) {
    // React shows the answer only in a form that it rendered, and this one it did not.
    const isMute = way === 'form' && call.kind === 'form';
    for (const [userId, sentence] of users) {
      const fields = {
        ...(await row.send(await newScenario(people, about))),
        [RENDERED_FOR]: userId,
      };
      const before = await fingerprint(raw, people);
      const answer = await callAction(server, { ...call, cookie: by.cookie, fields, way });
      const changed = differences(before, await fingerprint(raw, people));
      const wrong = [
        ...faultsOf(answer),
        ...(answer.refusal === sentence || isMute ? [] : [`says "${answer.refusal}"`]),
        ...(changed.length > 0 ? [`changes ${changed.join(', ')}`] : []),
      ];
      problems.push(...wrong.map((problem) => `${way}, for "${userId}": ${problem}`));
    }
  }
  return { checks: 2 * users.length, problems };
}
