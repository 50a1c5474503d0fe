import { randomUUID } from 'node:crypto';
import type { APIResponse, Page } from 'playwright/test';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { makeOrder } from '@/tests/support/browser/orders';
import { startOwnServer } from '@/tests/support/browser/own-server';
import { openLabels } from '@/tests/support/browser/print';
import { expect, test } from '@/tests/support/browser/test';

const SECURITY_HEADERS: Record<string, string | RegExp> = {
  'content-security-policy': /script-src 'self' 'nonce-[\w+/]+={0,2}' 'strict-dynamic'/,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': /camera=\(\)/,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function expectSecurityHeaders(answer: APIResponse): void {
  const headers = answer.headers();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (typeof value === 'string')
      expect([answer.url(), headers[name]]).toEqual([answer.url(), value]);
    else expect(`${answer.url()} ${headers[name]}`).toMatch(value);
  }
  expect(headers).not.toHaveProperty('x-powered-by');
}

/** Writes what the policy blocks to the console, where any error fails the test. */
async function listenForViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`Blocked by ${violatedDirective}: ${blockedURI}`);
    });
  });
}

test('pages need nothing that the Content Security Policy blocks, and all scripts have its nonce', async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(NOT_FOUND);
  await listenForViolations(desk);
  const order = await makeOrder(desk);
  const pages = [
    '/orders',
    '/orders/new',
    '/orders/import',
    '/orders/views',
    '/orders/views/new',
    order.path,
    `${order.path}/edit`,
    `${order.path}/delete`,
    '/logs',
    '/profile',
    '/profile/codes',
    '/team',
    '/settings',
    '/settings/delete',
    '/deliveries',
    '/nowhere',
    `/orders/${randomUUID()}`,
    '/500',
    '/404',
  ];
  for (const path of pages) {
    const answer = await desk.goto(path);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const html = (await answer?.text()) ?? '';
    for (const [script] of html.matchAll(/<script\b[^>]*>/g)) {
      expect(`${path} ${script}`).toContain(`nonce="${nonce}"`);
    }
    expect([path, answer?.headers()['cache-control']]).toEqual([path, 'private, no-store']);
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await desk.goto('/orders');
  await openLabels(desk, [order]);
  await desk.reload();
  await expect(desk.getByRole('list', { name: 'Labels of sheet 1' })).toBeVisible();
});

test('public pages need nothing that the Content Security Policy blocks', async ({ page }) => {
  await listenForViolations(page);
  for (const path of ['/login', '/signup', '/join/none', '/reset/none', '/']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('injected markup can neither run scripts nor lead to another site', async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(/Content Security Policy/);
  await desk.goto('/orders');
  await desk.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<img src="data:," onerror="document.title = 'Taken over'">
       <base href="https://evil.example/">
       <a id="forced" href="javascript:document.title = 'Taken over'">Go</a>
       <iframe srcdoc="<script>parent.document.title = 'Taken over'</script>"></iframe>`,
    );
    document.getElementById('forced')?.click();
  });
  expect(await desk.evaluate(() => document.baseURI)).not.toContain('evil');
  await desk.getByRole('link', { name: 'Logs' }).first().click();
  await expect(desk).toHaveURL('/logs');
  await expect(desk).toHaveTitle('Logs · Order desk');
  const violated = await desk.evaluate(async () => {
    document.body.insertAdjacentHTML('beforeend', '<form action="https://evil.example/"></form>');
    const blocked = new Promise((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.effectiveDirective),
      ),
    );
    document.forms[document.forms.length - 1]?.submit();
    return blocked;
  });
  expect(violated).toBe('form-action');
});

test('every response has the security headers', async ({ desk, request }) => {
  const script = /\/_next\/static\/[^"]+\.js/.exec(await (await request.get('/login')).text())?.[0];
  const answers = [
    { path: '/login', status: 200 },
    { path: '/', status: 307 },
    { path: '/orders', status: 307 },
    { path: '/nowhere', status: 307 },
    { path: '/api/health', status: 200 },
    { path: '/api/ready', status: 200 },
    { path: '/api/live', status: 401 },
    { path: '/api/nowhere', status: 404 },
    { path: '/api/auth/signout', status: 302 },
    { path: '/icons.svg', status: 200 },
    { path: '/favicon.ico', status: 200 },
    { path: script ?? '', status: 200 },
    { path: '/_next/static/nothing.js', status: 404 },
    { path: '/_next/image?url=%2Ficon.svg&w=64&q=75', status: 404 },
  ];
  for (const { path, status } of answers) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, status]);
    expectSecurityHeaders(answer);
    expect(answer.headers()).not.toHaveProperty('strict-transport-security');
  }
  const unreadable = await desk.request.get('/orders/%E0%A4%A');
  expect(unreadable.status()).toBe(400);
  expectSecurityHeaders(unreadable);
  for (const path of ['/orders', '/nowhere', `/orders/${randomUUID()}`, '/orders/export.csv']) {
    const answer = await desk.request.get(path);
    expectSecurityHeaders(answer);
    expect([path, answer.headers()['cache-control']]).toEqual([path, 'private, no-store']);
  }
  const prefetch = await desk.request.get('/orders', { headers: { rsc: '1' } });
  expect(prefetch.headers()['content-type']).toContain('text/x-component');
  expect(prefetch.headers()['cache-control']).toBe('private, no-store');
  const cached = await request.get(script ?? '');
  expect(cached.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('the server refuses requests that no page of the application sends', async ({ desk }) => {
  const sameOrigin = { 'sec-fetch-site': 'same-origin' };
  for (const path of ['/orders', '/login', '/api/imports', '/api/auth/signout', '/nowhere']) {
    const answer = await desk.request.post(path, { data: 'a=b', headers: { accept: 'text/html' } });
    expect([path, answer.status()]).toEqual([path, 403]);
    expect(await answer.text()).toContain('<h1>Request blocked</h1>');
    expectSecurityHeaders(answer);
  }
  const large = await desk.request.post('/orders', {
    data: Buffer.alloc(1_048_577, 'a'),
    headers: sameOrigin,
  });
  expect(large.status()).toBe(413);
  expectSecurityHeaders(large);
});

test('behind a trusted proxy with TLS, cookies have the prefix __Host-', async ({ request }) => {
  const server = await startOwnServer({ AUTH_URL: '', TRUSTED_PROXIES: '1' });
  try {
    const cookiesOver = async (scheme: string) => {
      const headers = { 'x-forwarded-proto': scheme, 'x-forwarded-host': 'desk.test' };
      const answer = await request.get(`${server.address}/api/auth/csrf`, { headers });
      const cookies = answer.headersArray().filter(({ name }) => /^set-cookie$/i.test(name));
      return { answer, cookies: cookies.map(({ value }) => value) };
    };
    const secure = await cookiesOver('https');
    expect(secure.answer.headers()['strict-transport-security']).toContain('max-age=31536000');
    expect(secure.cookies.length).toBeGreaterThan(0);
    for (const cookie of secure.cookies) {
      expect(cookie).toMatch(/^__Host-/);
      for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) {
        expect(cookie.toLowerCase()).toContain(flag.toLowerCase());
      }
    }
    const plain = await cookiesOver('http');
    expect(plain.answer.headers()).not.toHaveProperty('strict-transport-security');
    for (const cookie of plain.cookies) expect(cookie).not.toMatch(/__Host-|Secure/);
  } finally {
    await server.remove();
  }
});
