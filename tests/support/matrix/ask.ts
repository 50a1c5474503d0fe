import type { Server } from '@/scripts/bench/server';

/** What came back. `body` is empty where it would go on for ever. */
export type Answer = {
  status: number;
  /** Path and query, where it leads elsewhere. */
  location: string | null;
  headers: Headers;
  body: string;
};

type Question = {
  path: string;
  cookie: string | null;
  method?: string;
  headers?: Record<string, string>;
  body?: FormData;
};

/** Asks as a browser does that is on a page of this site. */
export async function ask(
  server: Server,
  { path, cookie, method = 'GET', headers = {}, body }: Question,
): Promise<Answer> {
  const address = server.origin + path;
  const sent = {
    origin: server.origin,
    'sec-fetch-site': 'same-origin',
    ...(cookie && { cookie }),
    ...headers,
  };
  const answer = await fetch(address, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(body && { body }),
  });
  const isEndless = answer.headers.get('content-type')?.startsWith('text/event-stream');
  if (isEndless) await answer.body?.cancel();
  const location = answer.headers.get('x-action-redirect') ?? answer.headers.get('location');
  return {
    status: answer.status,
    location: location && pathOf(location, server.origin),
    headers: answer.headers,
    body: isEndless ? '' : await answer.text(),
  };
}

/** What a page answers the router with where it leads elsewhere, or is not there: a note to whoever draws it. */
const LEADS = /NEXT_REDIRECT;\w+;([^;]+);/;
const IS_MISSING = /NEXT_HTTP_ERROR_FALLBACK;404/;

/** As the router asks that already has a page open; told as a browser would be. */
export async function askAsRouter(server: Server, question: Question): Promise<Answer> {
  // Next wants a digest of the router's other headers in the address; there are none.
  const path = `${question.path}${question.path.includes('?') ? '&' : '?'}_rsc`;
  const headers = { ...question.headers, rsc: '1' };
  const answer = await ask(server, { ...question, path, headers });
  const [, location] = LEADS.exec(answer.body) ?? [];
  if (location) return { ...answer, status: 307, location: pathOf(location, server.origin) };
  return IS_MISSING.test(answer.body) ? { ...answer, status: 404 } : answer;
}

/** "push" or "replace" stands behind the path that an action leads to. */
function pathOf(location: string, origin: string): string {
  const url = new URL(location.split(';')[0]!, origin);
  return url.origin === origin ? url.pathname + url.search : url.href;
}
