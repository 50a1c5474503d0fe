import { CANARY } from '@/tests/support/matrix/team';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import { pathWith } from '@/tests/support/matrix/things';
import type { Desk } from './desk';
import { knock } from './knock';
import type { Tally } from './tally';

/** A way to get past the proxy: other headers, or another way to write the path. */
type Bypass = { headers?: Headers; path?: Rewriting };

type Headers = Record<string, string>;
type Rewriting = (path: string) => string;

/** Shapes of bypass by name, each in its variants. */
const SHAPES: Record<string, (build: string) => readonly Bypass[]> = {
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

/** Nobody in particular, at every address, past the proxy in every shape: not a byte of a workspace, and no page of the desk. */
export async function bypasses(desk: Desk, tally: Tally): Promise<void> {
  const { server, things } = desk;
  const build = await buildOf(desk, tally);
  const rows = [...PAGES, ...ROUTES.filter(({ method }) => method === 'GET')].filter(
    ({ stranger, isForBearer }) => stranger !== 200 && !isForBearer,
  );
  const addresses = rows.flatMap((row) => {
    const path = row.path ?? ('page' in row ? row.page : row.route);
    return path === '/' ? [] : [pathWith(path, things)];
  });
  const shapes = Object.entries(SHAPES);
  for (const [shape, variants] of shapes) {
    for (const { headers = {}, path: rewritten = (path: string) => path } of variants(build)) {
      for (const address of addresses) {
        const path = rewritten(address);
        const reply = await knock(server.origin, tally, { path, headers });
        if (reply.status >= 300) tally.refused += 1;
        const what = `${shape}, ${path} with ${JSON.stringify(headers)}`;
        if (reply.text.includes(CANARY)) tally.findings.push(`${what}: tells of the workspace`);
        if (isDesk(reply.text)) tally.findings.push(`${what}: draws a page of the desk`);
      }
    }
  }
  tally.figures.push(`${shapes.length} shapes at ${addresses.length} addresses`);
}

/** Whether this is a page for people who are signed in: they alone can log out. */
function isDesk(text: string): boolean {
  return text.includes('Log out</');
}

async function buildOf({ server }: Desk, tally: Tally): Promise<string> {
  const { text } = await knock(server.origin, tally, { path: '/login' });
  return /"b":"([^"]+)"|\\"b\\":\\"([^"\\]+)\\"/.exec(text)?.slice(1).find(Boolean) ?? 'build';
}

function withQuery(path: string, query: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}
