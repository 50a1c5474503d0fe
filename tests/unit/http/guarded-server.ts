import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { guarded } from '@/lib/http/guard';
import { openLog } from '@/lib/http/log';
import { answerMalformed, refuseTunnel } from '@/lib/http/malformed';
import { requestListener } from '@/lib/http/requests';
import type { SiteSettings } from '@/lib/http/client';

type Handle = Parameters<typeof guarded>[0];

/** The headers of every response, in lower case. */
export const EVERY_HEADER = {
  'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-.+' 'strict-dynamic'/),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': expect.stringMatching(/^private, no-store/),
};

/** A server behind the guard, built like the real one. `handled` counts requests that got through. */
export async function startGuardedServer(
  handle: Handle = readAll,
  place: Partial<SiteSettings> = {},
) {
  let count = 0;
  const guard = guarded(
    (incoming, outgoing) => {
      count++;
      return handle(incoming, outgoing);
    },
    { ownUrl: undefined, proxies: 0, ...place },
  );
  const log = openLog({ level: 'error', secrets: [] }, { write: () => undefined });
  const { listener, inFlight } = requestListener(guard, log);
  const server = createServer({ requireHostHeader: false, maxHeaderSize: 65_536 }, listener);
  server.on('clientError', answerMalformed({ isSecure: false, inFlight }));
  server.on('connect', refuseTunnel(false));
  server.on('checkExpectation', listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, handled: () => count };
}

const readAll: Handle = async (incoming, outgoing) => {
  await buffer(incoming);
  outgoing.end('read');
};

type Asked = {
  method?: string;
  path?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
};

/** Sends a request, even one that no browser would send. */
export async function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Asked = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: await text(answer) };
}

/** Sends raw bytes; returns everything until the server hangs up, and the statuses in it. */
export async function statusesOf(
  port: number,
  bytes: string,
): Promise<{ statuses: number[]; text: string }> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8').write(bytes);
  let received = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece: string) => {
    received += piece;
    // Responses that keep the connection open are short, so they arrive in one piece.
    socket.end();
  });
  await once(socket, 'close');
  const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
    Number(status),
  );
  return { statuses, text: received };
}
