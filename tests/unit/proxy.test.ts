import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { describe, expect, test, vi } from 'vitest';
import { PATH_HEADER } from '@/lib/auth/redirect-target';
import { authCookies } from '@/lib/auth/session-cookie';
import { config, proxy } from '@/proxy';

// Next's matcher replaces the console, and fails without this in the other tests of this process.
await vi.hoisted(async () => {
  const { AsyncLocalStorage } = await import('node:async_hooks');
  Object.assign(globalThis, { AsyncLocalStorage });
});

const ORIGIN = 'http://desk.test';

/** As the server process of `npm start` passes a request on. */
const served = (path: string) => ({ [PATH_HEADER]: path });

const runs = (
  path: string,
  headers: Record<string, string>,
  cookies: Record<string, string> = {},
) => doesMatch({ config, url: `${ORIGIN}${path}`, headers, cookies });

function answer(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return proxy(new NextRequest(`${ORIGIN}${path}`, { headers, method }));
}

describe('the guard', () => {
  test.each(['/', '/orders', '/orders?q=a', '/orders/export.csv', '/login', '/nowhere'])(
    'runs for a visitor of %s',
    (path) => expect(runs(path, served(path))).toBe(true),
  );

  const names = [false, true].map((isOverTls) => authCookies(isOverTls).sessionToken.name);
  const all = [...names, '__Secure-authjs.session-token'];
  test.each(all.flatMap((name) => [name, `${name}.0`]))(
    'does not run for a request with the cookie %s',
    (name) => expect(runs('/orders', served('/orders'), { [name]: 'a' })).toBe(false),
  );

  test('runs for a request with other cookies', () => {
    const cookies = { 'order-desk-message': 'a', 'authjs.session-token.1': 'b' };
    expect(runs('/orders', served('/orders'), cookies)).toBe(true);
  });

  test.each([
    '/api/health',
    '/_next/static/a.js',
    '/orders/find',
    '/orders/people',
    '/icons.svg',
    '/favicon.ico',
  ])('does not run for %s', (path) => {
    expect(runs(path, served(path))).toBe(false);
    expect(runs(path, {})).toBe(false);
  });

  test('runs for everyone in development, where no server process sets the path', () => {
    expect(runs('/orders', {}, { 'authjs.session-token': 'a' })).toBe(true);
  });
});

test('a visitor is sent to the login page, and back afterwards', () => {
  expect(answer('/logs?before=7').headers.get('location')).toBe(
    `${ORIGIN}/login?next=%2Flogs%3Fbefore%3D7`,
  );
  expect(answer('/login').headers.get('location')).toBeNull();
  expect(answer('/orders', {}, 'POST').headers.get('location')).toBeNull();
});

test('the path of a request replaces one that the client sent', () => {
  const headers = { cookie: 'authjs.session-token=a', [PATH_HEADER]: '/forged' };
  const passedOn = answer('/logs?before=7', headers).headers;
  expect(passedOn.get(`x-middleware-request-${PATH_HEADER}`)).toBe('/logs?before=7');
});
