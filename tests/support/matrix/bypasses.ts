import { readFileSync } from 'node:fs';
import type { Server } from '@/scripts/bench/server';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import { faultsOf } from './faults';
import { leaks } from './leaks';
import { send } from './send';
import { pathWith, type Things } from './things';
import type { Result } from './result';

/** A way to get past the proxy: other headers, or another way to write the path. */
type Bypass = { headers?: Headers; path?: Rewriting };

type Headers = Record<string, string>;
type Rewriting = (path: string) => string;

/** Kinds of bypass by name, each with its variants. */
export const SHAPES: Record<string, (build: string) => readonly Bypass[]> = {
  'x-middleware-subrequest': (): Bypass[] =>
    ['proxy', 'middleware', 'src/middleware', 'pages/_middleware'].flatMap((name) =>
      [1, 5].map((times) => ({
        headers: { 'x-middleware-subrequest': Array(times).fill(name).join(':') },
      })),
    ),
  'x-middleware-*': (): Bypass[] => [
    { headers: { 'x-middleware-prefetch': '1' } },
    { headers: { 'x-middleware-next': '1' } },
    { headers: { 'x-middleware-skip': '1' } },
    {
      headers: { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'a=b' },
    },
    { headers: { 'x-middleware-rewrite': '/orders' } },
    { headers: { 'x-middleware-set-cookie': 'authjs.session-token=a' } },
  ],
  'inner paths': (): Bypass[] =>
    [
      'x-invoke-path',
      'x-matched-path',
      'x-rewrite-url',
      'x-original-url',
      'x-now-route-matches',
      'x-invoke-output',
    ].map((name) => ({ headers: { [name]: '/orders' }, path: () => '/login' })),
  'inner state': (): Bypass[] => [
    { headers: { 'x-invoke-status': '200', 'x-invoke-query': '{}' } },
    { headers: { 'next-resume': '1' } },
    { headers: { 'x-nextjs-data': '1' } },
    { headers: { 'x-vercel-id': '1', 'x-now-bridge-request-id': '1' } },
    { headers: { 'x-order-desk-path': '/login' } },
    { headers: { 'x-order-desk-sender': 'guess secure 127.0.0.1' } },
    { headers: { 'x-prerender-revalidate': 'guess' } },
  ],
  'the router': (): Bypass[] => [
    { headers: { rsc: '1' }, path: (path) => withQuery(path, '_rsc=1') },
    { headers: { rsc: '1', 'next-router-prefetch': '1' }, path: (path) => withQuery(path, '_rsc') },
    { headers: { rsc: '1', 'next-router-segment-prefetch': '/_tree' } },
    { headers: { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D' } },
    { path: (path) => `${path}.rsc` },
    { path: (path) => `${path}.segments/_tree.segment.rsc` },
  ],
  'data of pages': (build): Bypass[] => [
    { path: (path) => `/_next/data/${build}${path}.json` },
    { path: (path) => `/_next/../${path.slice(1)}` },
    { path: (path) => `/_next/static/..%2f..${path}` },
    { path: (path) => `/_next/image?url=${encodeURIComponent(path)}&w=64&q=75` },
    { path: (path) => `/api/..${path}` },
    { path: (path) => `/icon.svg/..${path}` },
  ],
  slashes: (): Bypass[] => [
    { path: (path) => `/${path}` },
    { path: (path) => `//${path}` },
    { path: (path) => `${path}/` },
    { path: (path) => `${path}//` },
    { path: (path) => path.replace('/', '/\\') },
    { path: (path) => path.replace('/', '/./') },
    { path: (path) => `${path}/.` },
    { path: (path) => `/login/..${path}` },
  ],
  encodings: (): Bypass[] => [
    { path: (path) => path.replace('o', '%6f') },
    { path: (path) => path.replace('o', '%256f') },
    { path: (path) => `/%2e${path}` },
    { path: (path) => `/login%2f..${path}` },
    { path: (path) => `/login%5c..${path}` },
    { path: (path) => `${path}%00` },
    { path: (path) => `${path}%20` },
    { path: (path) => `${path}%23` },
    { path: (path) => `/%c0%ae${path}` },
  ],
  'letters and endings': (): Bypass[] => [
    { path: (path) => path.toUpperCase() },
    { path: (path) => `${path};x` },
    { path: (path) => `${path};/login` },
    { path: (path) => `${path}.html` },
    { path: (path) => `${path}?/login` },
    { path: (path) => `${path}#/login` },
    { path: (path) => `/en${path}` },
    { path: (path) => `http://localhost${path}` },
  ],
  'host and address': (): Bypass[] => [
    { headers: { host: 'evil.example' } },
    { headers: { 'x-forwarded-host': 'evil.example' } },
    { headers: { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' } },
    { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' } },
    { headers: { forwarded: 'for=127.0.0.1;host=localhost;proto=https' } },
    { headers: { host: 'localhost', 'x-forwarded-prefix': '/login' } },
  ],
  'cookies and methods': (): Bypass[] => [
    { headers: { cookie: 'authjs.session-token=a' } },
    { headers: { cookie: '__Host-authjs.session-token=a; authjs.session-token.0=a' } },
    {
      headers: { cookie: 'next-auth.session-token=a; __prerender_bypass=a; __next_preview_data=a' },
    },
    { headers: { authorization: 'Bearer admin' } },
    { headers: { 'x-http-method-override': 'GET', 'x-user-id': '1', 'x-role': 'OWNER' } },
    { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } },
  ],
};

/** The number of concurrent requests. */
const AT_ONCE = 16;

/** Requests every private URL without a session in one kind of bypass: no private page or data may be shown. */
export async function bypass({ origin }: Server, things: Things, shape: string): Promise<Result> {
  const build = readFileSync('.next/BUILD_ID', 'utf8');
  const sent = SHAPES[shape]!(build).flatMap(({ headers = {}, path = (same: string) => same }) =>
    addresses(things).map((address) => ({ path: path(address), headers })),
  );
  const problems: string[] = [];
  for (let from = 0; from < sent.length; from += AT_ONCE) {
    await Promise.all(
      sent.slice(from, from + AT_ONCE).map(async (question) => {
        const reply = await send(origin, question);
        const wrong = [...faultsOf(reply), ...leaks('anonymous', { ...reply, location: null }, [])];
        // Only people who are signed in can log out.
        if (reply.text.includes('Log out</')) wrong.push('shows a private page');
        problems.push(...wrong.map((one) => `${JSON.stringify(question)}: ${one}`));
      }),
    );
  }
  return { checks: sent.length, problems };
}

/** All URLs that redirect visitors. */
function addresses(things: Things): string[] {
  return [...PAGES, ...ROUTES.filter(({ method }) => method === 'GET')]
    .filter(({ stranger, isForBearer }) => stranger !== 200 && !isForBearer)
    .map((row) => row.path ?? ('page' in row ? row.page : row.route))
    .filter((path) => path !== '/')
    .map((path) => pathWith(path, things));
}

function withQuery(path: string, query: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
