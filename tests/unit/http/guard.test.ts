import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { requestContext } from '@/lib/http/request-context';
import { ask, EVERY_HEADER, startGuardedServer, statusesOf } from './guarded-server';

const POST = { method: 'POST' };
const OURS = { host: 'desk.test', 'sec-fetch-site': 'same-origin' };

/** The request as the app sees it. */
async function seen(
  headers: OutgoingHttpHeaders,
  place: Parameters<typeof startGuardedServer>[1] = {},
  path = '/orders',
) {
  let request!: IncomingMessage;
  let context!: ReturnType<typeof requestContext>;
  const { port } = await startGuardedServer(async (incoming, response) => {
    request = incoming;
    context = requestContext();
    response.end();
  }, place);
  await ask(port, { path, headers });
  return { headers: request.headers, url: request.url, context };
}

describe('every response', () => {
  test.each([
    ['a page', 200, { 'Content-Type': 'text/html; charset=utf-8' }],
    ['a fault', 500, {}],
    ['a redirect', 307, { Location: '/login' }],
    ['nothing', 204, {}],
    [
      'what the application would say otherwise',
      200,
      {
        'Content-Security-Policy': 'default-src *',
        'X-Frame-Options': 'SAMEORIGIN',
        'Cache-Control': 'public, max-age=60',
        'X-Powered-By': 'Next.js',
      },
    ],
  ])('has the headers: %s', async (_, status, headers) => {
    const { port } = await startGuardedServer(async (_request, response) => {
      response.writeHead(status, headers).end();
    });
    const answer = await ask(port);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(EVERY_HEADER);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  test('has the headers, even if the app throws', async () => {
    const { port } = await startGuardedServer(async () => {
      throw new Error('It broke');
    });
    const answer = await ask(port);
    expect(answer).toMatchObject({ status: 500, headers: EVERY_HEADER });
  });

  test('has the nonce that Next finds on the request, different each time', async () => {
    const { port } = await startGuardedServer(async (request, response) => {
      response.end(request.headers['content-security-policy']);
    });
    const headers = { 'content-security-policy': "script-src 'nonce-mine'" };
    const answers = [await ask(port, { headers }), await ask(port, { headers })];
    for (const { text, headers } of answers) {
      expect(headers['content-security-policy']).toBe(text);
      expect(text).not.toContain('mine');
    }
    expect(answers[0]!.text).not.toBe(answers[1]!.text);
  });

  test('is cacheable only for static files', async () => {
    const kept = 'public, max-age=31536000, immutable';
    const { port } = await startGuardedServer(async (request, response) => {
      response.setHeader('Cache-Control', kept);
      if (request.headers['x-status']) response.statusCode = Number(request.headers['x-status']);
      if (request.headers['x-page']) response.setHeader('Content-Type', 'text/html');
      response.end();
    });
    const path = '/_next/static/chunks/a.js';
    for (const asset of [path, '/icons.svg', '/icon.svg', '/favicon.ico']) {
      expect((await ask(port, { path: asset })).headers['cache-control']).toBe(kept);
    }
    const others = [
      { path: '/orders' },
      { path: '/api/health' },
      { path: '/icons.svg/orders' },
      { path, headers: { 'x-status': '404' } },
      { path, headers: { 'x-page': 'yes' } },
    ];
    for (const other of others) {
      expect((await ask(port, other)).headers['cache-control']).toBe('private, no-store');
    }
  });

  test('of a stream still forbids compression', async () => {
    const { port } = await startGuardedServer(async (_, response) => {
      response.setHeader('Cache-Control', 'private, no-store, no-transform').end();
    });
    const { headers } = await ask(port);
    expect(headers['cache-control']).toBe('private, no-store, no-transform');
  });

  test('a prerendered error page is replaced', async () => {
    const { port } = await startGuardedServer(async (_, response) => {
      response.statusCode = 500;
      response.setHeader('ETag', '"built"');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<script>no nonce</script>');
    });
    const { text, headers } = await ask(port);
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1];
    expect(text).toContain('Something went wrong');
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(text).toContain(String(headers['x-request-id']));
    expect(text).not.toContain('<script');
    expect(headers).not.toHaveProperty('etag');
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text));
    expect((await ask(port, { method: 'HEAD' })).headers['content-length']).toBe(
      headers['content-length'],
    );
  });
});

describe('a write needs proof of same origin', () => {
  test.each<[string, OutgoingHttpHeaders]>([
    ['none', {}],
    ['null', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['a foreign origin with our path', { origin: 'https://evil.test/desk.test' }],
    [
      'a foreign origin that forwards itself',
      {
        origin: 'https://evil.test',
        'x-forwarded-host': 'evil.test',
      },
    ],
    ['one of two origins', { Origin: ['http://desk.test', 'https://evil.test'] }],
    ['another site', { origin: 'http://desk.test', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a lie beside a truth', { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }],
  ])('%s is refused before anything else', async (_, headers) => {
    const { port, handled } = await startGuardedServer();
    const sent = { host: 'desk.test', 'next-action': '0'.repeat(42), ...headers };
    const answer = await ask(port, { ...POST, headers: sent, body: 'a=b' });
    expect(answer).toMatchObject({ status: 403, headers: EVERY_HEADER });
    expect(answer.text).toContain('another site');
    expect(handled()).toBe(0);
  });

  test('with proof it continues, and reading needs none', async () => {
    const { port, handled } = await startGuardedServer();
    expect((await ask(port, { ...POST, headers: OURS, body: 'a=b' })).status).toBe(200);
    const origin = { host: 'desk.test', origin: 'http://desk.test' };
    expect((await ask(port, { ...POST, headers: origin })).status).toBe(200);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect((await ask(port, { method })).status).toBe(200);
    }
    expect(handled()).toBe(5);
  });

  test('browsers get a page, and scripts a sentence', async () => {
    const { port } = await startGuardedServer();
    const page = await ask(port, { ...POST, headers: { accept: 'text/html,*/*' } });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<h1>Request blocked</h1>');
    const sentence = await ask(port, { ...POST, headers: { accept: 'text/x-component' } });
    expect(sentence.headers['content-type']).toBe('text/plain; charset=utf-8');
  });
});

describe('internal headers', () => {
  test.each([
    'x-middleware-subrequest',
    'x-middleware-rewrite',
    'x-middleware-override-headers',
    'x-order-desk-path',
    'x-order-desk-sender',
    'x-nextjs-data',
    'x-now-route-matches',
    'x-matched-path',
    'x-invoke-path',
    'x-nonce',
    'next-resume',
    'content-security-policy-report-only',
  ])('%s is dropped', async (name) => {
    const { headers } = await seen({ [name]: 'forged' });
    expect(JSON.stringify(headers)).not.toContain('forged');
  });

  test('and so are proxy headers without a proxy', async () => {
    const forged = {
      forwarded: 'for=203.0.113.9;proto=https',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
      'x-real-ip': '203.0.113.9',
    };
    const { headers, context } = await seen({ host: 'desk.test', ...forged });
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/forwarded|real-ip/)]),
    );
    expect(context).toMatchObject({ address: '127.0.0.1', isSecure: false });
    expect(headers.host).toBe('desk.test');
  });

  test('a trusted proxy sets address, host and TLS', async () => {
    const forwarded = {
      host: '127.0.0.1:3000',
      'x-forwarded-for': '127.0.0.1, 203.0.113.9',
      'x-forwarded-host': 'desk.test',
      'x-forwarded-proto': 'https',
    };
    const { headers, context } = await seen(forwarded, { proxies: 1 });
    expect(context).toMatchObject({ address: '203.0.113.9', isSecure: true });
    expect(headers).toMatchObject({ host: 'desk.test', 'x-forwarded-proto': 'https' });
  });

  test('a configured address overrides all others', async () => {
    const forged = { host: 'evil.test', 'x-forwarded-host': 'evil.test' };
    const place = { ownUrl: 'https://desk.test', proxies: 1 };
    const { headers, context } = await seen(forged, place);
    expect(context).toMatchObject({ isSecure: true });
    expect(headers).toMatchObject({
      host: 'desk.test',
      'x-forwarded-host': 'desk.test',
      'x-forwarded-proto': 'https',
    });
  });

  test('a request by Next itself keeps the original client', async () => {
    const place = { proxies: 1 };
    const first = await seen(
      { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' },
      place,
    );
    const { 'x-forwarded-for': _, 'content-length': __, ...onward } = first.headers;
    const second = await seen(onward as OutgoingHttpHeaders, place);
    expect(second.context).toMatchObject({ address: '203.0.113.9', isSecure: true });
  });
});

describe('the requested address', () => {
  test('is passed to pages, which lead back to it after login', async () => {
    const path = '/orders?q=a%20b&_rsc=1x2y';
    const { headers } = await seen({}, {}, path);
    expect(headers['x-order-desk-path']).toBe('/orders?q=a+b');
    const plain = await seen({}, {}, '/logs?before=7');
    expect(plain.headers['x-order-desk-path']).toBe('/logs?before=7');
  });

  test.each(['/500', '/404', '/500/', '/_error', '/_global-error', '/_not-found'])(
    '%s is not a page',
    async (path) => {
      expect((await seen({}, {}, path)).url).toBe('/nowhere');
    },
  );

  test.each([
    ['a whole address', 'GET http://evil.test/orders HTTP/1.1\r\nHost: desk.test'],
    ['no host', 'GET /orders HTTP/1.1'],
    ['a host with a path', 'GET /orders HTTP/1.1\r\nHost: desk.test/evil'],
    ['a host with a user', 'GET /orders HTTP/1.1\r\nHost: user@desk.test'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: desk.test'],
    ['no HTTP at all', 'Hello'],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: desk.test\r\n: x'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked',
    ],
  ])('%s is answered with 400 and every header', async (_, head) => {
    const { port, handled } = await startGuardedServer();
    const answer = await statusesOf(port, `${head}\r\n\r\n`);
    expect(answer.statuses).toEqual([400]);
    for (const name of Object.keys(EVERY_HEADER)) {
      expect(answer.text.toLowerCase()).toContain(`\r\n${name}: `);
    }
    expect(handled()).toBe(0);
  });

  test('an unknown expectation is refused, and so is an oversized head', async () => {
    const { port } = await startGuardedServer();
    const host = 'Host: desk.test\r\n';
    const expecting = await statusesOf(port, `GET / HTTP/1.1\r\n${host}Expect: a miracle\r\n\r\n`);
    expect(expecting.statuses).toEqual([417]);
    const long = `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(70_000)}\r\n\r\n`;
    expect((await statusesOf(port, long)).statuses).toEqual([431]);
  });
});
