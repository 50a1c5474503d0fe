import type { Server } from '@/scripts/bench/server';
import { send, type Reply, type Sending } from './send';

/** What came back, and the path and query that it leads to, if it does. */
export type Answer = Reply & { location: string | null };

export type Question = Omit<Sending, 'body'> & { body?: FormData };

/** Asks as a browser does that is on a page of this site. */
export async function ask(server: Server, { body, ...question }: Question): Promise<Answer> {
  const sent = body && new Response(body);
  const reply = await send(server.origin, {
    ...question,
    ...(sent && {
      headers: { 'content-type': sent.headers.get('content-type'), ...question.headers },
      body: Buffer.from(await sent.arrayBuffer()),
    }),
  });
  const { location, 'x-action-redirect': actionRedirect } = reply.headers;
  const leads = actionRedirect?.toString() ?? location;
  return { ...reply, location: leads ? pathOf(leads, server.origin) : null };
}

/** What a page answers the router with where it leads elsewhere, or is not there: a note to whoever draws it. */
const LEADS = /NEXT_REDIRECT;\w+;([^;]+);/;
const IS_MISSING = /"name":"robots","content":"noindex"/;

/** As the router asks that already has a page open; told as a browser would be. */
export async function askAsRouter(server: Server, question: Question): Promise<Answer> {
  // Next wants a digest of the router's other headers in the address; there are none.
  const path = `${question.path}${question.path.includes('?') ? '&' : '?'}_rsc`;
  const headers = { ...question.headers, rsc: '1' };
  const answer = await ask(server, { ...question, path, headers });
  const [, location] = LEADS.exec(answer.text) ?? [];
  if (location) return { ...answer, status: 307, location: pathOf(location, server.origin) };
  return IS_MISSING.test(answer.text) ? { ...answer, status: 404 } : answer;
}

/** "push" or "replace" stands behind the path that an action leads to. */
function pathOf(location: string, origin: string): string {
  const url = new URL(location.split(';')[0]!, origin);
  return url.origin === origin ? url.pathname + url.search : url.href;
}
