import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '@/lib/http/log';
import { noteActor } from '@/lib/http/request-context';
import { requestListener } from '@/lib/http/requests';

type Handle = Parameters<typeof requestListener>[0];

const id = 'id-of-the-proxy';

/** A server with this handler, and its log in memory. */
async function serving(handle: Handle, level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const { listener, inFlight } = requestListener(
    handle,
    openLog({ level, secrets: [] }, { write }),
  );
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    lines,
    inFlight,
    port,
    /** Requests a path, and waits until the server has finished the request. */
    get: async (path: string, headers: IncomingHttpHeaders = {}) => {
      const over = new Promise((resolve) =>
        server.once('request', (_, response) => response.once('close', resolve)),
      );
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: headers as Record<string, string>,
        redirect: 'manual',
      });
      await response.text();
      await over;
      return response;
    },
  };
}

test('the ID of a request is in the request, in the response and in the log', async () => {
  let seen: unknown;
  const { get, lines } = await serving(async (incoming, response) => {
    seen = incoming.headers['x-request-id'];
    noteActor({ userId: 'ann', workspaceId: 'wolski' });
    response.writeHead(303, { location: '/orders' }).end();
  });
  const answer = await get('/login?username=ann', { 'x-request-id': id });
  expect(seen).toBe(id);
  expect(answer.headers.get('x-request-id')).toBe(id);
  expect(answer.headers.get('server-timing')).toBe(`request;desc="${id}"`);
  expect(lines).toEqual([
    {
      time: expect.any(String),
      pid: process.pid,
      level: 'info',
      requestId: id,
      userId: 'ann',
      workspaceId: 'wolski',
      method: 'GET',
      path: '/login',
      status: 303,
      ms: expect.any(Number),
      msg: 'Answered',
    },
  ]);
});

test('an invalid ID is replaced by a new one', async () => {
  const { get, lines } = await serving(async (_, response) => void response.end());
  const answer = await get('/orders', { 'x-request-id': '{"admin":true}' });
  const given = answer.headers.get('x-request-id');
  expect(given).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines).toMatchObject([{ requestId: given }]);
});

test('the secret of a link stays out of the log', async () => {
  const { get, lines } = await serving(async (_, response) => void response.end());
  const secret = 'q0Zb3'.repeat(9);
  await get(`/join/${secret}`);
  await get(`/reset/${secret}/again?${secret}`);
  await get('/joined');
  expect(lines).toMatchObject([
    { path: '/join/[hidden]' },
    { path: '/reset/[hidden]' },
    { path: '/joined' },
  ]);
});

test('an error of the handler is answered with 500 and logged with the same ID', async () => {
  const { get, lines } = await serving(async () => {
    throw new Error('It broke');
  });
  const answer = await get('/orders', { 'x-request-id': id });
  expect(answer.status).toBe(500);
  expect(lines).toMatchObject([
    { level: 'error', requestId: id, err: { message: 'It broke' } },
    { level: 'info', requestId: id, status: 500 },
  ]);
});

test('requests of every page are logged at debug level, unless they fail', async () => {
  const quiet = ['/_next/static/chunks/a.js', '/icons.svg', '/icon.svg?x', '/api/ready'];
  const fine: Handle = async (_, response) => void response.end();
  const { get, lines } = await serving(fine);
  for (const path of [...quiet, '/api/auth/session']) await get(path);
  expect(lines).toMatchObject([{ path: '/api/auth/session' }]);

  const failing = await serving(async (_, response) => void response.writeHead(503).end());
  await failing.get('/api/ready');
  expect(failing.lines).toMatchObject([{ path: '/api/ready', status: 503, level: 'info' }]);

  const detailed = await serving(fine, 'debug');
  for (const path of quiet) await detailed.get(path);
  expect(detailed.lines).toHaveLength(quiet.length);
});

test('paths that are not pages have no code for an error page', async () => {
  const { get } = await serving(async (_, response) => void response.end());
  for (const path of ['/_next/static/chunks/a.js', '/api/ready']) {
    expect((await get(path)).headers.get('server-timing')).toBeNull();
  }
});

test('an aborted request is in flight until then, and logged as cut off', async () => {
  let arrived!: () => void;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const { port, inFlight, lines } = await serving(async () => arrived());
  const sent = request({ port, path: `/${'x'.repeat(500)}`, headers: { 'x-request-id': id } });
  sent.on('error', () => undefined).end();
  await arrival;
  const [response] = inFlight;
  expect(inFlight.size).toBe(1);
  sent.destroy();
  await once(response!, 'close');
  expect(inFlight.size).toBe(0);
  expect(lines).toMatchObject([{ msg: 'Cut off', requestId: id, path: `/${'x'.repeat(199)}` }]);
});
