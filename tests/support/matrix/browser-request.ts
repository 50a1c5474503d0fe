import type { Server } from '@/scripts/bench/server';
import { send, type Reply, type RawRequest } from './send';

/** A response, and the path and query that it redirects to, if any. */
export type Answer = Reply & { location: string | null };

export type BrowserRequest = Omit<RawRequest, 'body'> & { body?: FormData };

/** Sends a request like a browser on a page of this site. */
export async function sendAsBrowser(
  server: Pick<Server, 'origin'>,
  { body, ...question }: BrowserRequest,
): Promise<Answer> {
  const sent = body && new Response(body);
  const reply = await send(server.origin, {
    ...question,
    ...(sent && {
      headers: { 'content-type': sent.headers.get('content-type'), ...question.headers },
      body: Buffer.from(await sent.arrayBuffer()),
    }),
  });
  const { location, 'x-action-redirect': actionRedirect } = reply.headers;
  const target = actionRedirect?.toString() ?? location;
  return { ...reply, location: target ? pathOf(target, server.origin) : null };
}

/** How a redirect and a missing page look in an answer to the router. */
const REDIRECT = /NEXT_REDIRECT;\w+;([^;]+);/;
const IS_MISSING = /"name":"robots","content":"noindex"/;

/** Sends a request like the router of an open page; answers with status and location as a browser would get them. */
export async function sendAsRouter(server: Server, question: BrowserRequest): Promise<Answer> {
  // Next requires a digest of the router's other headers in the URL; there are none.
  const path = `${question.path}${question.path.includes('?') ? '&' : '?'}_rsc`;
  const headers = { ...question.headers, rsc: '1' };
  const answer = await sendAsBrowser(server, { ...question, path, headers });
  const [, location] = REDIRECT.exec(answer.text) ?? [];
  if (location) return { ...answer, status: 307, location: pathOf(location, server.origin) };
  return IS_MISSING.test(answer.text) ? { ...answer, status: 404 } : answer;
}

/** An action's redirect ends with ";push" or ";replace". */
function pathOf(location: string, origin: string): string {
  const url = new URL(location.split(';')[0]!, origin);
  return url.origin === origin ? url.pathname + url.search : url.href;
}
