import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ask, EVERY_HEADER, startGuardedServer, statusesOf } from './guarded-server';

const many = (count: number, part: string, separator: string) =>
  Array.from({ length: count }, () => part).join(separator);

test.each([
  ['parameters', (count: number) => ({ path: `/login?${many(count, 'a', '&')}` }), 100, 414],
  ['parts of a path', (count: number) => ({ path: `/${many(count, 'a', '/')}` }), 20, 414],
  ['cookies', (count: number) => ({ headers: { cookie: many(count, 'a=b', '; ') } }), 100, 431],
  [
    'headers',
    // Host and Connection are added automatically.
    (count: number) => ({ headers: { x: Array.from({ length: count - 2 }, () => 'y') } }),
    100,
    431,
  ],
])(
  'the maximum of %s is accepted, one more is refused before Next sees it',
  async (_, optionsFor, most, status) => {
    const { port, handled } = await startGuardedServer();
    expect((await ask(port, optionsFor(most))).status).toBe(200);
    const answer = await ask(port, optionsFor(most + 1));
    expect(answer).toMatchObject({ status, headers: EVERY_HEADER });
    expect(answer.text).toMatch(/^[A-Z].+\.$/);
    expect(handled()).toBe(1);
  },
);

test.each(['user-agent', 'accept'])('a long %s is truncated', async (name) => {
  const { port } = await startGuardedServer(async ({ headers }, response) => {
    response.end(headers[name]);
  });
  const { text } = await ask(port, { headers: { [name]: `text/html ${'x'.repeat(50_000)}` } });
  expect(text).toMatch(/^text\/html x{502}$/);
});

test('a pasted list of Order IDs is one parameter', async () => {
  const { port } = await startGuardedServer();
  expect((await ask(port, { path: `/orders?q=${many(2_000, '10248', '%20')}` })).status).toBe(200);
});

test.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE', 'M-SEARCH'])(
  '%s is answered with the allowed methods',
  async (method) => {
    const { port, handled } = await startGuardedServer();
    const answer = await ask(port, { method });
    const headers = { ...EVERY_HEADER, allow: 'GET, HEAD, POST, OPTIONS' };
    expect(answer).toMatchObject({ status: 405, headers });
    expect(handled()).toBe(0);
  },
);

test('CONNECT gets 405, and the connection is closed', async () => {
  const { port } = await startGuardedServer();
  const { statuses, text } = await statusesOf(
    port,
    'CONNECT desk.test:443 HTTP/1.1\r\nHost: desk.test:443\r\n\r\n',
  );
  expect(statuses).toEqual([405]);
  expect(text).toContain('\r\nAllow: GET, HEAD, POST, OPTIONS\r\n');
});

test('CONNECT leaves no connection open, whatever else is sent', async () => {
  const { port } = await startGuardedServer();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.resume().write('CONNECT desk.test:443 HTTP/1.1\r\nHost: desk.test:443\r\n\r\n');
  await once(socket, 'end');
  const refused = once(socket, 'error');
  const sending = setInterval(() => socket.write('more'), 20);
  const [error] = await refused.catch((thrown: unknown) => [thrown]);
  clearInterval(sending);
  expect((error as NodeJS.ErrnoException).code).toMatch(/^(EPIPE|ECONNRESET)$/);
});

test.each(['websocket', 'h2c', 'nonsense'])('an upgrade to %s is ignored', async (upgrade) => {
  const { port } = await startGuardedServer();
  const head = `GET /orders HTTP/1.1\r\nHost: desk.test\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}`;
  expect((await statusesOf(port, `${head}\r\n\r\n`)).statuses).toEqual([200]);
});
