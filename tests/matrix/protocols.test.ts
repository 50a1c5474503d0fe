import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { startServer, type Server } from '@/scripts/bench/server';
import { closeConnections, send } from '@/tests/support/matrix/send';

let server: Server;

beforeAll(async () => {
  const { DATABASE_URL, AUTH_SECRET } = env();
  server = await startServer({ DATABASE_URL, AUTH_SECRET, LOG_LEVEL: 'warn', NODE_ENV: 'test' });
});

afterAll(async () => {
  closeConnections();
  await server?.stop();
});

/** The raw response to these bytes, up to the end of the connection. */
function responseTo(bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => void socket.write(bytes));
    let answer = '';
    socket.on('data', (data) => (answer += data));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

function head(...lines: string[]): string {
  return [...lines, `Host: ${new URL(server.origin).host}`, 'Connection: close', '', ''].join(
    '\r\n',
  );
}

describe('malformed requests get a complete response', () => {
  test.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'CONNECT'])(
    'with the method %s',
    async (method) => {
      const line = method === 'CONNECT' ? 'CONNECT desk.test:443' : `${method} /orders`;
      const answer = await responseTo(head(`${line} HTTP/1.1`));
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toMatch(/\r\nAllow: GET, HEAD, POST, OPTIONS\r\n/i);
    },
  );

  test.each(['/login', '/api/live', '/api/health', '/_next/static/none.js'])(
    'with an upgrade to another protocol on %s',
    async (path) => {
      const upgrade = [
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AA==',
      ];
      const lines = [...upgrade, 'Connection: Upgrade', `Host: ${new URL(server.origin).host}`];
      const sent = [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
      const h2c = sent.replace('websocket', 'h2c');
      for (const bytes of [sent, h2c]) {
        const { hostname, port } = new URL(server.origin);
        const status = await new Promise((resolve) => {
          const socket = connect(Number(port), hostname, () => void socket.write(bytes));
          socket.once('data', (data) => {
            socket.destroy();
            resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]));
          });
          socket.on('close', () => resolve('nothing'));
          socket.on('error', () => undefined);
        });
        expect(status).toBeTypeOf('number');
        expect(status).not.toBe(101);
        expect(status).toBeLessThan(500);
      }
    },
  );

  test.each<[string, string | Buffer]>([
    ['HTTP/2 without an upgrade', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['no protocol at all', 'hello\r\n\r\n'],
    ['an unknown method', 'FLY /orders HTTP/1.1\r\nHost: a\r\n\r\n'],
    [
      'two lengths',
      'POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    ['no host', 'GET /login HTTP/1.1\r\n\r\n'],
  ])('with %s', async (_, bytes) => {
    expect(await responseTo(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

describe('a request with too many parts is refused before Next parses it', () => {
  const many = (part: string, count: number) => Array(count).fill(part).join('');

  test.each<[string, () => Parameters<typeof send>[1], number]>([
    ['parameters', () => ({ path: `/login?${many('a&', 16_000)}` }), 414],
    ['segments of its path', () => ({ path: many('/a', 1_000) }), 414],
    ['cookies', () => ({ path: '/login', cookie: many('a=b; ', 10_000) }), 431],
    ['bytes', () => ({ path: '/login', headers: { 'x-long': many('a', 200_000) } }), 431],
  ])('%s', async (_, sending, status) => {
    expect((await send(server.origin, sending())).status).toBe(status);
  });

  test('but not a pasted list of Order IDs, which is one parameter', async () => {
    const path = `/orders?q=${many('A-1041%20', 2_000)}`;
    expect((await send(server.origin, { path })).status).toBeLessThan(400);
  });
});

test('URLs of earlier versions redirect to current ones', async () => {
  const id = randomUUID();
  const answer = await send(server.origin, { path: `/orders/groups/${id}?after=50` });
  expect(answer.status).toBe(308);
  expect(answer.headers.location).toMatch(new RegExp(`/orders/bulk/${id}\\?after=50$`));
});
