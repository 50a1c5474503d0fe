import type { IncomingMessage } from 'node:http';

/** The methods that anything here answers. */
export const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/**
 * What a request's head may hold: several times what our pages and browsers send. The work that Next does for a head
 * grows with the square of some of these, so a head within its length could still keep the process busy for minutes.
 */
const MOST = { parameters: 100, segments: 20, cookies: 100, headers: 100 };

/** The status to refuse a request with for its method or for too many parts in its head; undefined for none. */
export function complaintAboutHead(request: IncomingMessage): 405 | 414 | 431 | undefined {
  const { method = '', url = '', headers, rawHeaders } = request;
  if (!METHODS.includes(method)) return 405;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const isTooLong = partsOf(path, '/') - 1 > MOST.segments || partsOf(query, '&') > MOST.parameters;
  if (isTooLong) return 414;
  const isTooMuch =
    rawHeaders.length / 2 > MOST.headers || partsOf(headers.cookie ?? '', ';') > MOST.cookies;
  return isTooMuch ? 431 : undefined;
}

/**
 * Headers in which Next looks for something with work that grows with the square of their length, or worse, and how many
 * characters of them it is to see: several times what browsers send.
 */
const SHORTENED = { 'user-agent': 512, accept: 512 };

/** Cuts those headers short. */
export function shortenHeaders({ headers }: IncomingMessage): void {
  for (const [name, most] of Object.entries(SHORTENED)) {
    const value = headers[name];
    if (typeof value === 'string') headers[name] = value.slice(0, most);
  }
}

function partsOf(text: string, separator: string): number {
  let parts = 1;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) parts++;
  return parts;
}
