import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { limitBody } from '@/lib/http/body-limits';
import { refuse } from '@/lib/http/refuse';
import { ask, EVERY_HEADER, startGuardedServer } from './guarded-server';

const MB = 1_048_576;
const OURS = { host: 'desk.test', 'sec-fetch-site': 'same-origin' };

/** Starts a request and leaves it open. */
function begin(port: number, path: string, headers: OutgoingHttpHeaders = {}) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: { ...OURS, ...headers },
    agent: false,
  });
  // The server may hang up during the upload.
  sent.on('error', () => undefined);
  onTestFinished(() => void sent.destroy());
  return sent;
}

async function answerTo(sent: ReturnType<typeof request>): Promise<IncomingMessage> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

test('a body of 1 MB is accepted', async () => {
  const { port } = await startGuardedServer();
  const body = Buffer.alloc(MB, 'a');
  const answer = await ask(port, { method: 'POST', path: '/orders', headers: OURS, body });
  expect(answer).toMatchObject({ status: 200, text: 'read' });
});

test('any number of long bodies arrive complete, and short ones do not wait for them', async () => {
  const { port } = await startGuardedServer(async (incoming, response) => {
    const body = await text(incoming);
    response.end(hash('sha256', body, 'hex'));
  });
  const post = (body: Buffer) =>
    ask(port, { method: 'POST', path: '/orders', headers: OURS, body });
  const bodies = [1, 2, 3].map((letter) => Buffer.from(`${letter}é`.repeat(300_000)));
  const arrived: string[] = [];
  const long = bodies.map((body) => post(body).then(({ text }) => arrived.push(text)));
  expect((await post(Buffer.from('short'))).text).toBe(hash('sha256', 'short', 'hex'));
  expect(arrived.length).toBeLessThan(bodies.length);
  await Promise.all(long);
  expect(arrived.toSorted()).toEqual(bodies.map((body) => hash('sha256', body, 'hex')).toSorted());
});

test('a body with a larger Content-Length is refused before it is read', async () => {
  const { port, handled } = await startGuardedServer();
  for (const method of ['POST', 'GET']) {
    const body = Buffer.alloc(MB + 1, 'a');
    const headers = { ...OURS, 'content-length': body.length };
    const answer = await ask(port, { method, path: '/orders', headers, body });
    expect(answer).toMatchObject({ status: 413, headers: EVERY_HEADER });
    expect(answer.text).toContain('1 MB');
  }
  const early = begin(port, '/orders', { 'content-length': 10 * MB });
  early.flushHeaders();
  expect((await answerTo(early)).statusCode).toBe(413);
  expect(handled()).toBe(0);
});

test('a chunked body is refused when it gets too long, and never looks complete', async () => {
  let read: 'whole' | 'broken' | undefined;
  const { port, handled } = await startGuardedServer(async (incoming) => {
    incoming.on('end', () => (read = 'whole')).on('close', () => (read ??= 'broken'));
    incoming.resume();
  });
  const sent = begin(port, '/orders');
  for (let count = 0; count < 17; count++) sent.write(Buffer.alloc(65_536, 'a'));
  const answer = await answerTo(sent);
  expect(answer).toMatchObject({ statusCode: 413, headers: EVERY_HEADER });
  sent.end();
  await text(answer);
  await once(sent, 'close');
  await expect.poll(() => read).toBe('broken');
  expect(handled()).toBe(1);
});

test('import files are read by their route, however long', async () => {
  const { port } = await startGuardedServer();
  const body = Buffer.alloc(2 * MB, 'a');
  const file = { method: 'POST', path: '/api/imports?x', headers: OURS, body };
  expect((await ask(port, file)).status).toBe(200);
  expect((await ask(port, { ...file, path: '/api/imports/x' })).status).toBe(413);
  expect((await ask(port, { ...file, method: 'PUT' })).status).toBe(405);
});

test('a slow body times out', async () => {
  const page = () => 'page';
  const server = createServer((incoming, outgoing) => {
    limitBody(incoming, (status) => refuse(incoming, outgoing, { status, page }), {
      milliseconds: 100,
    });
    incoming.resume().on('end', () => outgoing.end('whole'));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const slow = begin(port, '/orders', { 'content-length': 1_000 });
  slow.write('a');
  const answer = await answerTo(slow);
  expect(answer).toMatchObject({ statusCode: 408, headers: { connection: 'close' } });
  expect(await text(answer)).toContain('took too long to arrive');

  const quick = begin(port, '/orders', { 'content-length': 1 });
  quick.end('a');
  expect((await answerTo(quick)).statusCode).toBe(200);
});
