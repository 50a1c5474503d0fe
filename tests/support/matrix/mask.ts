import type { Answer } from './ask';
import { wordsOfPage } from './page-words';

/** What two answers may differ in that say the same: keys, times and what is drawn anew for every request. */
const PASSING: [pattern: RegExp, mask: string][] = [
  [/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, 'UUID'],
  [/nonce(-|\\?="|\\?":\\?")[\w+/=-]+/g, 'nonce$1NONCE'],
  [/\beyJ[\w-]+\.[\w.-]*/g, 'TOKEN'],
  [/— order-desk \S+/g, 'SIGNATURE'],
  [/[\w-]{43,}/g, 'SECRET'],
  // A key of one-time codes, as people type it and as applications take it.
  [/\b[A-Z2-7]{4}( [A-Z2-7]{4}){7}\b|\b[A-Z2-7]{32}\b/g, 'SECRET'],
  [/[\w-]{21}[vmh](?=\\*")/g, 'KEY'],
  // A QR code of such a key, or of an address, which has the port; React tells its length, and what follows at once.
  [/(T[\da-f]+,)?M0 0\.5h7[\dhmM. ]+([\da-f]+:)?/g, 'QR'],
  [/\\?"seq\\?":\d+/g, 'SEQ'],
  // The server's time, in milliseconds, beside the progress of a job.
  [/\\?"at\\?":\d{13}/g, 'AT'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d\d:\d\d/g, 'TIME'],
  [/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, 'DATE'],
  [/(:|%3A)\d{4,5}\b/g, ':PORT'],
];

/** What is told of a difference and of what stands before it, in characters. */
const TOLD = 80;
const TOLD_BEFORE = 40;

/** Headers that say something to whoever reads the answer. */
const TELLING = ['content-type', 'cache-control', 'x-action-redirect', 'x-action-revalidated'];

/** An answer as text, without what may differ between two that say the same. */
export function masked(
  { status, location, headers, text: body }: Answer,
  names: Iterable<string>,
): string {
  const cookies = (headers['set-cookie'] ?? []).map(decodeURIComponent);
  const told = TELLING.map((name) => `${name}: ${headers[name]}`);
  // What stands on a page that leads elsewhere, nobody sees.
  const content = location === null ? [...told, body] : [];
  let text = [status, location, ...cookies, ...content].join('\n');
  for (const name of names) text = text.replaceAll(name, 'NAME');
  for (const [pattern, mask] of PASSING) text = text.replaceAll(pattern, mask);
  return location === null ? wordsOfPage(text, headers['content-type']) : text;
}

/** Where two masked answers begin to differ, both as they go on there; null where they say the same. */
export function difference(one: string, other: string): string | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const from = Math.max(0, at - TOLD_BEFORE);
  const both = [one, other].map((text) => text.slice(from, at + TOLD));
  return both.join(' | ').replaceAll('\n', ' ');
}
