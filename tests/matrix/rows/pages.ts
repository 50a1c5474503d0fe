import type { PageRow, PageAnswer } from './row';

const LOG_IN: PageAnswer = '→ /login';

/** Pages that every role has, each with its own content. */
const everyone = { owner: 200, dispatcher: 200, courier: 200, stranger: LOG_IN } as const;
const staff = { ...everyone, courier: 404 } as const;
const owner = { ...staff, dispatcher: 404 } as const;
const courier = { ...everyone, owner: 404, dispatcher: 404 } as const;

/** Pages for visitors; signed-in users are redirected to their home page. */
const publicPages = {
  owner: '→ /orders',
  dispatcher: '→ /orders',
  courier: '→ /deliveries',
  stranger: 200,
} as const;

/** Pages for anyone who has the link; a dead link gets the same status. */
const bearer = {
  owner: 200,
  dispatcher: 200,
  courier: 200,
  stranger: 200,
  missing: 200,
  isForBearer: true,
} as const;

/** Every page, and its answer to each role. */
export const PAGES: PageRow[] = [
  { page: '/', ...publicPages, stranger: LOG_IN },
  { page: '/login', ...publicPages },
  { page: '/signup', ...publicPages },
  { page: '/login/code', ...publicPages, stranger: LOG_IN },
  { page: '/join/[secret]', path: '/join/{invitation}', ...bearer },
  { page: '/reset/[secret]', path: '/reset/{reset}', ...bearer },
  { page: '/orders', ...everyone },
  { page: '/orders/new', ...staff },
  { page: '/orders/new', path: '/orders/new?from={order}', ...staff, missing: 404 },
  { page: '/orders/[id]', path: '/orders/{order}', ...everyone, missing: 404 },
  { page: '/orders/[id]/edit', path: '/orders/{order}/edit', ...staff, missing: 404 },
  { page: '/orders/[id]/attempt', path: '/orders/{order}/attempt', ...everyone, missing: 404 },
  { page: '/orders/[id]/delete', path: '/orders/{order}/delete', ...staff, missing: 404 },
  {
    page: '/orders/[id]/versions/[version]',
    path: '/orders/{order}/versions/1',
    ...staff,
    missing: 404,
  },
  {
    page: '/orders/[id]/versions/[version]/undo',
    path: '/orders/{order}/versions/1/undo',
    ...staff,
    missing: 404,
  },
  { page: '/orders/bulk/[id]', path: '/orders/bulk/{group}', ...staff, missing: 404 },
  { page: '/orders/import', ...staff },
  { page: '/orders/import/[id]', path: '/orders/import/{import}', ...staff, missing: 404 },
  {
    page: '/orders/import/[id]/columns',
    path: '/orders/import/{import}/columns',
    ...staff,
    missing: 404,
  },
  { page: '/orders/labels', path: '/orders/labels?order={order}', ...staff, missing: 404 },
  { page: '/orders/views', ...staff },
  { page: '/orders/views/new', ...staff },
  {
    page: '/orders/views/[id]/edit',
    path: '/orders/views/{view}/edit',
    ...owner,
    missing: 404,
  },
  { page: '/deliveries', ...courier },
  { page: '/deliveries/round', ...courier },
  { page: '/logs', ...staff },
  { page: '/profile', ...everyone },
  { page: '/profile/codes', ...everyone },
  { page: '/profile/codes/off', ...everyone },
  { page: '/profile/codes/renew', ...everyone },
  { page: '/profile/deactivate', ...everyone },
  { page: '/profile/single-sign-on', ...everyone, owner: 404, dispatcher: 404, courier: 404 },
  { page: '/team', ...owner },
  { page: '/team/[id]/deactivate', path: '/team/{member}/deactivate', ...owner, missing: 404 },
  { page: '/team/[id]/hand-over', path: '/team/{member}/hand-over', ...owner, missing: 404 },
  { page: '/team/[id]/password', path: '/team/{member}/password', ...owner, missing: 404 },
  { page: '/team/[id]/round', path: '/team/{courier}/round', ...staff, missing: 404 },
  { page: '/settings', ...owner },
  { page: '/settings/delete', ...owner },
];
