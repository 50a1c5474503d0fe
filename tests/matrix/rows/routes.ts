import { randomUUID } from 'node:crypto';
import { fileOf } from '@/tests/support/imports';
import type { RouteRow, PageAnswer } from './row';

const everyone = { owner: 200, dispatcher: 200, courier: 200, stranger: 200 } as const;
const signedIn = { ...everyone, stranger: 401 } as const;
const staff = { ...everyone, courier: 404, stranger: '→ /login' } as const;
const nothing = { owner: 404, dispatcher: 404, courier: 404, stranger: 404 } as const;
const owner = { ...staff, dispatcher: 404 } as const;

/** The URLs of Auth.js: its pages are never shown, and nothing is done without its CSRF token. */
const AUTH_JS: RouteRow[] = [
  ...['session', 'csrf', 'providers'].map((path) => authJs('GET', path, 200)),
  authJs('GET', 'signin', '→ /login'),
  ...['verify-request', 'error', 'callback/credentials'].map((path) => authJs('GET', path, 404)),
  authJs('GET', 'signout', '→ /profile'),
  authJs('GET', 'nothing', 400),
  authJs('HEAD', 'session', 400),
  ...['signin/credentials', 'callback/credentials'].map((path) => authJs('POST', path, '→ /login')),
  authJs('POST', 'signout', '→ /login'),
  authJs('POST', 'session', 400),
];

/** Every route handler, by method, and its answer to each role. Next itself answers OPTIONS. */
export const ROUTES: RouteRow[] = [
  ...AUTH_JS,
  { route: '/icon.svg', method: 'GET', ...everyone },
  { route: '/icon.svg', method: 'HEAD', ...everyone },
  ...reading('/icons.svg', everyone),
  ...reading('/api/health', everyone),
  ...reading('/api/ready', everyone),
  ...reading('/api/live', signedIn),
  ...reading('/api/jobs/[id]', { ...signedIn, courier: 404 }, '/api/jobs/{import}', 404),
  ...reading('/orders/find', signedIn, '/orders/find?q={order}'),
  ...reading('/orders/people', { ...signedIn, courier: 404 }, '/orders/people?kind=recipient&q=a'),
  ...reading('/orders/live', signedIn, '/orders/live?view=all&summary=yes'),
  ...reading('/deliveries/live', { ...nothing, courier: 200, stranger: 401 }),
  ...reading('/logs/live', { ...signedIn, courier: 404 }),
  ...reading('/orders/export.csv', staff),
  ...reading('/orders/export.csv', staff, '/orders/export.csv?group={group}', 404),
  ...reading('/orders/export.jsonl', staff),
  ...reading('/orders/import/[id]/errors.csv', staff, '/orders/import/{import}/errors.csv', 404),
  ...reading('/logs/export.csv', staff),
  ...reading('/logs/export.jsonl', staff),
  ...reading('/logs/download', owner),
  { route: '/api/single-sign-on', method: 'GET', ...nothing },
  { route: '/api/single-sign-on', method: 'HEAD', ...nothing },
  {
    route: '/api/imports',
    method: 'POST',
    owner: '→ /orders/import/{new}',
    dispatcher: '→ /orders/import/{new}',
    courier: '→ /orders/import',
    stranger: '→ /orders/import',
    body: (rendered) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(rendered)) body.append(name, value);
      body.append('operationId', randomUUID());
      body.append('file', new Blob([fileOf({ 'Order ID': randomUUID() })]), 'orders.csv');
      return body;
    },
  },
];

/** Rows for GET and HEAD. */
function reading(
  route: string,
  table: Omit<RouteRow, 'route' | 'method'>,
  path?: string,
  missing?: RouteRow['missing'],
): RouteRow[] {
  const row = { route, ...table, ...(path && { path }), ...(missing && { missing }) };
  return ['GET', 'HEAD'].map((method) => ({ ...row, method }));
}

function authJs(method: string, path: string, answer: PageAnswer): RouteRow {
  return {
    route: '/api/auth/[...nextauth]',
    method,
    path: `/api/auth/${path}`,
    owner: answer,
    dispatcher: answer,
    courier: answer,
    stranger: answer,
    ...(method === 'POST' && { body: () => new FormData() }),
  };
}
