import type { IncomingMessage } from 'node:http';

export const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Several times what browsers send. Next's work grows with the square of some: the head could block us for minutes. */
const MAX = { parameters: 100, segments: 20, cookies: 100, headers: 100 };

export function headErrorStatus(request: IncomingMessage): 405 | 414 | 431 | undefined {
  const { method = '', url = '', headers, rawHeaders } = request;
  if (!METHODS.includes(method)) return 405;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const isTooLong =
    countParts(path, '/') - 1 > MAX.segments || countParts(query, '&') > MAX.parameters;
  if (isTooLong) return 414;
  const isTooMuch =
    rawHeaders.length / 2 > MAX.headers || countParts(headers.cookie ?? '', ';') > MAX.cookies;
  return isTooMuch ? 431 : undefined;
}

/** Characters; Next's work on these headers grows at least with the square of their length. */
const SHORTENED = { 'user-agent': 512, accept: 512 };

export function shortenHeaders({ headers }: IncomingMessage): void {
  for (const [name, maxLength] of Object.entries(SHORTENED)) {
    const value = headers[name];
    if (typeof value === 'string') headers[name] = value.slice(0, maxLength);
  }
}

function countParts(text: string, separator: string): number {
  let parts = 1;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) parts++;
  return parts;
}
