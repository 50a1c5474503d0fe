import type { APIResponse, Page, Request } from 'playwright/test';
import { listOrder, makeOrder, rowOf, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const CROSS_SITE_HEADERS: Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

/** Repeats a request of the browser with its cookies, and with `headers` in place of its own. */
async function repeat(
  page: Page,
  request: Request,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const { 'content-length': _, ...sent } = await request.allHeaders();
  return page.request.fetch(request.url(), {
    method: request.method(),
    headers: { ...sent, ...headers },
    data: request.postDataBuffer() ?? '',
    maxRedirects: 0,
  });
}

const isPost = (request: Request) => request.method() === 'POST';

test('a request sent twice creates one order', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeOrder(desk, order);
  const sending = desk.waitForRequest(isPost);
  await desk.getByRole('button', { name: 'Create order' }).click();
  const request = await sending;
  await expect(desk).toHaveURL('/orders');

  const again = await repeat(desk, request);
  expect(again.headers()['x-action-redirect']).toContain('/orders');
  await desk.reload();
  await expect(rowOf(desk, order.orderId)).toHaveCount(1);
  await desk.goto('/logs');
  await expect(desk.getByRole('link', { name: order.orderId, exact: true })).toHaveCount(1);
});

test('a request from another site changes nothing', async ({ desk, consoleErrors }) => {
  const { orderId } = await listOrder(desk);
  const row = rowOf(desk, orderId);
  // Aborted, so that this request has changed nothing yet.
  consoleErrors.expect(/ERR_FAILED|Failed to fetch/);
  await desk.route('**/orders', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  // The route has to stay until the request has failed.
  const failing = desk.waitForEvent('requestfailed', isPost);
  await row.getByRole('button', { name: 'Mark delivered' }).click();
  const request = await failing;
  await desk.unrouteAll();

  for (const headers of CROSS_SITE_HEADERS) {
    await repeat(desk, request, headers);
    await desk.goto('/orders');
    await expect(row.getByText('Ongoing', { exact: true })).toBeVisible();
  }
  await repeat(desk, request);
  await desk.reload();
  await expect(row.getByText('Delivered', { exact: true })).toBeVisible();
});

test('GET requests change nothing', async ({ desk }) => {
  const { path, orderId } = await makeOrder(desk);
  const pages = ['', '/edit', '/delete', '/deliver', '/mark-delivered', '/reopen'];
  for (const page of pages) await desk.request.get(`${path}${page}`);
  await desk.request.get('/logout');
  await desk.request.get('/api/auth/signout');
  await desk.goto('/logs');
  await expect(desk.getByRole('link', { name: orderId, exact: true })).toHaveCount(1);
  await desk.goto(path);
  await expect(desk.getByRole('main')).toContainText('Ongoing');
});
