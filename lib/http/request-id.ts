import { newId } from '@/lib/db/id';

/** The header that carries the id of a request, from a proxy to us and from us to the browser. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What a proxy's ids look like; anything else could be made to say something in a log. */
const PLAIN = /^[A-Za-z0-9._-]{8,64}$/;

/** The id that a proxy in front gave to a request, when it is a plain one; a new one otherwise. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && PLAIN.test(header) ? header : newId();
}
