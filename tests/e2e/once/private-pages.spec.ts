import { randomUUID } from 'node:crypto';
import { expect, test } from '@/tests/support/browser/test';
import { listOrder } from '@/tests/support/browser/orders';
import { logOut, sendLogIn } from '@/tests/support/browser/people';

const id = randomUUID();
const PRIVATE_PATHS = [
  '/orders/new',
  '/orders/import',
  `/orders/${id}`,
  `/orders/${id}/edit`,
  `/orders/${id}/delete`,
  '/logs?before=7',
  '/profile',
  '/nowhere',
];

test('every page except log-in and sign-up redirects to log-in, with the way back', async ({
  request,
}) => {
  for (const path of PRIVATE_PATHS) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([path, response.status()]).toEqual([path, 307]);
    const location = `/login?${new URLSearchParams({ next: path })}`;
    expect(new URL(response.headers().location ?? '', response.url()).href).toBe(
      new URL(location, response.url()).href,
    );
  }
  for (const home of ['/', '/orders']) {
    const response = await request.get(home, { maxRedirects: 0 });
    expect([home, response.status()]).toEqual([home, 307]);
    expect(new URL(response.headers().location ?? '', response.url()).pathname).toBe('/login');
  }
  for (const open of ['/login', '/signup']) {
    expect((await request.get(open, { maxRedirects: 0 })).status()).toBe(200);
  }
});

test('an invalid session cookie counts as none', async ({ request }) => {
  const headers = { cookie: 'authjs.session-token=nonsense' };
  for (const path of PRIVATE_PATHS.filter((guarded) => guarded !== '/nowhere')) {
    const response = await request.get(path, { maxRedirects: 0, headers });
    expect([path, response.status()]).toEqual([path, 307]);
    expect(response.headers().location).toContain('/login');
    expect(await response.text()).not.toContain('Log out');
  }
});

test('log-in returns to the requested order', async ({ ownDesk, owner }) => {
  const { path, orderId } = await listOrder(ownDesk);
  await logOut(ownDesk);
  await ownDesk.goto(`${path}/edit`);
  await expect(ownDesk).toHaveURL(`/login?${new URLSearchParams({ next: `${path}/edit` })}`);
  await sendLogIn(ownDesk, owner);
  await expect(ownDesk).toHaveURL(`${path}/edit`);
  await expect(ownDesk.getByRole('heading', { name: `Edit order ${orderId}` })).toBeVisible();
  await ownDesk.goto('/');
  await expect(ownDesk).toHaveURL('/orders');
});

test('health and readiness are public', async ({ request }) => {
  const health = await request.get('/api/health');
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: 'ok' });
  expect((await request.get('/api/ready')).status()).toBe(200);
});

test('icons are public, and pages of Auth.js are not served', async ({ request }) => {
  expect((await request.get('/icons.svg')).status()).toBe(200);
  expect((await request.get('/icon.svg')).status()).toBe(200);
  expect((await request.get('/favicon.ico')).headers()['content-type']).toBe('image/svg+xml');
  const signOut = await request.get('/api/auth/signout', { maxRedirects: 0 });
  expect(signOut.status()).toBe(302);
  expect(signOut.headers()['location']).toMatch(/\/profile/);
  expect(signOut.headers()['x-frame-options']).toBe('DENY');
});

test("pages can't be cached by shared caches or framed by other sites", async ({ request }) => {
  const headers = (await request.get('/login')).headers();
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['x-frame-options']).toBe('DENY');
});
