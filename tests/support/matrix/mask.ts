import type { Answer } from './browser-request';
import { wordsOfPage } from './page-words';

/** Values that differ between otherwise equal answers: IDs, times, and everything random. */
const VOLATILE: [pattern: RegExp, mask: string][] = [
  [/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, 'UUID'],
  [/nonce(-|\\?="|\\?":\\?")[\w+/=-]+/g, 'nonce$1NONCE'],
  [/\beyJ[\w-]+\.[\w.-]*/g, 'TOKEN'],
  [/— order-desk \S+/g, 'SIGNATURE'],
  [/[\w-]{43,}/g, 'SECRET'],
  // A key of one-time codes, as typed and as read by authenticator apps.
  [/\b[A-Z2-7]{4}( [A-Z2-7]{4}){7}\b|\b[A-Z2-7]{32}\b/g, 'SECRET'],
  [/[\w-]{21}[vmh](?=\\*")/g, 'KEY'],
  // A QR code of such a key, or of a URL with the port; React adds its length and the ID of the next part.
  [/(T[\da-f]+,)?M0 0\.5h7[\dhmM. ]+([\da-f]+:)?/g, 'QR'],
  [/\\?"seq\\?":\d+/g, 'SEQ'],
  // The server's time in milliseconds, with the progress of a job.
  [/\\?"at\\?":\d{13}/g, 'AT'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d\d:\d\d/g, 'TIME'],
  [/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, 'DATE'],
  [/(:|%3A)\d{4,5}\b/g, ':PORT'],
];

/** The number of characters printed after and before the start of a difference. */
const DIFFERENCE_LENGTH = 80;
const CONTEXT_LENGTH = 40;

/** Headers that are part of the comparison. */
const COMPARED_HEADERS = [
  'content-type',
  'cache-control',
  'x-action-redirect',
  'x-action-revalidated',
];

/** An answer as text, without the values that differ between equal answers. */
export function masked(
  { status, location, headers, text: body }: Answer,
  names: Iterable<string>,
): string {
  const cookies = (headers['set-cookie'] ?? []).map(decodeURIComponent);
  const compared = COMPARED_HEADERS.map((name) => `${name}: ${headers[name]}`);
  // No one sees the content of a redirect.
  const content = location === null ? [...compared, body] : [];
  let text = [status, location, ...cookies, ...content].join('\n');
  for (const name of names) text = text.replaceAll(name, 'NAME');
  for (const [pattern, mask] of VOLATILE) text = text.replaceAll(pattern, mask);
  return location === null ? wordsOfPage(text, headers['content-type']) : text;
}

/** Both texts from where they begin to differ; null if they are equal. */
export function difference(one: string, other: string): string | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const from = Math.max(0, at - CONTEXT_LENGTH);
  const both = [one, other].map((text) => text.slice(from, at + DIFFERENCE_LENGTH));
  return both.join(' | ').replaceAll('\n', ' ');
}
