import type { Answer } from './browser-request';
import { cookiesOf } from './send';
import { KINDS, type UserKind } from './user-kinds';
import { CANARY, COURIER_CANARY } from './team';

/** What an answer reveals that this user may not know; what they sent themselves may be repeated. */
export function leaks(userKind: UserKind, answer: Answer, sent: Iterable<string>): string[] {
  const { role, isForeign } = KINDS[userKind];
  const cookies = [...cookiesOf(answer).values()].map(decodeURIComponent);
  let text = [answer.location, ...cookies, answer.text].join('\n');
  for (const own of sent) text = text.replaceAll(own, '');
  if ((isForeign || role === null) && text.includes(CANARY))
    return ['reveals data of the workspace'];
  if (role === 'COURIER' && text.includes(COURIER_CANARY))
    return ['reveals data of others to a courier'];
  return [];
}
