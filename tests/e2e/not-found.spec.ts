import { randomUUID } from 'node:crypto';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { expect, test } from '@/tests/support/browser/test';

test('an unknown path answers 404, with a link to the orders', async ({ desk, consoleErrors }) => {
  consoleErrors.expect(NOT_FOUND);
  for (const path of ['/nowhere', `/orders/${randomUUID()}`, '/orders/10248', '/orders/%00']) {
    const response = await desk.goto(path);
    expect(response?.status()).toBe(404);
    await expect(desk.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
    await expect.soft(desk).toHaveTitle('Not found · Order desk');
  }
  await desk.getByRole('link', { name: 'Go to orders' }).click();
  await expect(desk.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible();
});

test('the 404 page works without JavaScript', async ({ desk }) => {
  for (const path of ['/nowhere', `/orders/${randomUUID()}`, `/team/${randomUUID()}/password`]) {
    const response = await desk.request.get(path);
    expect(response.status()).toBe(404);
    expect(await response.text()).toMatch(/<h1[^>]*>Nothing here<\/h1>/);
  }
});

test('invalid query parameters are ignored', async ({ desk }) => {
  const queries = [
    '?status=%00&before=x&after=[]',
    '?status=ongoing&status=delivered&before=&after=',
    `?before=${'9'.repeat(400)}&after[]=1`,
  ];
  for (const query of queries) {
    const response = await desk.goto(`/orders${query}`);
    expect(response?.status()).toBe(200);
    await expect(desk.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible();
  }
  for (const query of [...queries, '?before=9999999999', '?after=-1', '?before=1e9&after=1.5']) {
    const response = await desk.goto(`/logs${query}`);
    expect(response?.status()).toBe(200);
    await expect(desk.getByRole('heading', { name: 'Logs' })).toBeVisible();
  }
});
