import type { Answer } from './ask';
import { cookiesOf } from './send';
import { KINDS, type Standing } from './standings';
import { CANARY, HIDDEN } from './team';

/**
 * What an answer tells that this person may not know, in words; nothing where it keeps quiet. What they sent themselves
 * may come back.
 */
export function leaks(standing: Standing, answer: Answer, sent: Iterable<string>): string[] {
  const { role, isForeign } = KINDS[standing];
  const cookies = [...cookiesOf(answer).values()].map(decodeURIComponent);
  let text = [answer.location, ...cookies, answer.text].join('\n');
  for (const own of sent) text = text.replaceAll(own, '');
  if ((isForeign || role === null) && text.includes(CANARY)) return ['tells of the workspace'];
  if (role === 'COURIER' && text.includes(HIDDEN)) return ['tells of what is not the courier’s'];
  return [];
}
