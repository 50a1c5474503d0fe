import type { Answer } from './ask';
import { KINDS, type Standing } from './standings';
import { CANARY, HIDDEN } from './team';

/**
 * What an answer tells that this person may not know, in words; nothing where it keeps quiet. What they sent themselves
 * may come back.
 */
export function leaks(
  standing: Standing,
  { headers, location, body }: Answer,
  sent: Iterable<string>,
): string[] {
  const { role, isForeign } = KINDS[standing];
  let text = [location, ...headers.getSetCookie().map(decodeURIComponent), body].join('\n');
  for (const own of sent) text = text.replaceAll(own, '');
  if ((isForeign || role === null) && text.includes(CANARY)) return ['tells of the workspace'];
  if (role === 'COURIER' && text.includes(HIDDEN)) return ['tells of what is not the courier’s'];
  return [];
}
