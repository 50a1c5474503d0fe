import { beforeEach, expect, test } from 'vitest';
import { flashCookieName } from '@/lib/forms/flash-cookie';
import { readFlash } from '@/lib/forms/flash';
import { newRequest, request } from '@/tests/support/request';

beforeEach(() => newRequest());

/** Reads a forged message with this link. */
async function linkTo(href: string) {
  const flash = { key: 'k', tone: 'success', text: 'Done.', link: { href, text: 'Show it' } };
  request.cookies.set(flashCookieName(false), JSON.stringify(flash));
  return (await readFlash())?.link?.href;
}

test.each(['/orders/an-order', '/orders/bulk/a-group', '/orders?status=ongoing&courier=bob'])(
  'a message may link to orders: %s',
  async (href) => {
    expect(await linkTo(href)).toBe(href);
  },
);

test.each([
  'https://evil.test/orders?',
  '//evil.test/orders/',
  '/orders.evil.test/',
  '/ordersX?',
  '/orders',
  ' /orders?',
  'javascript:alert(1)//orders?',
  'x\n/orders?',
])('a message that links elsewhere is ignored: %j', async (href) => {
  expect(await linkTo(href)).toBeUndefined();
});
