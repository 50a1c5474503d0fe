import { once } from 'node:events';
import {
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { noteAction } from '@/lib/server/request-context';
import { ask, EVERY_HEADER, guarding } from './guarding';

// What Next compresses answers with, on top of what the guard has made of the response.
const compression = createRequire(import.meta.url)('next/dist/compiled/compression') as () => (
  ...given: [...Parameters<RequestListener>, () => void]
) => void;

const page = `<!DOCTYPE html>${'<p>Built</p>'.repeat(500)}`;

/** A server that compresses `page`, with these headers and this status. */
async function compressing(status: number, headers: OutgoingHttpHeaders) {
  const compress = compression();
  const { port } = await guarding(async (incoming, outgoing) => {
    compress(incoming, outgoing, () => undefined);
    outgoing.statusCode = status;
    outgoing.setHeader('Content-Type', 'text/html; charset=utf-8');
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, String(value));
    outgoing.write(page.slice(0, 3_000));
    outgoing.end(page.slice(3_000));
  });
  const sent = request({ port, host: '127.0.0.1', headers: { 'accept-encoding': 'gzip' } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { headers: answer.headers, body: await buffer(answer) };
}

test('a page that is compressed has every header, and all of itself', async () => {
  const { headers, body } = await compressing(200, {});
  expect(headers).toMatchObject({ ...EVERY_HEADER, 'content-encoding': 'gzip' });
  expect(gunzipSync(body).toString()).toBe(page);
});

test('an error page that was drawn for its request stays as it is', async () => {
  const { headers, body } = await compressing(404, {});
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(body).toString()).toBe(page);
});

test('one that was built is replaced as a whole, and not by half', async () => {
  const { headers, body } = await compressing(500, { ETag: '"built"' });
  expect(headers).toMatchObject({ ...EVERY_HEADER, 'content-length': String(body.length) });
  expect(headers).not.toHaveProperty('content-encoding');
  expect(body.toString()).toContain('Something went wrong');
  expect(body.toString()).not.toContain('Built');
});

test('what asks for an action and cannot be read is the sender’s fault, told in words; a fault of the action is ours', async () => {
  const failing = (isReached: boolean) =>
    guarding(async (_, outgoing) => {
      if (isReached) noteAction();
      outgoing.statusCode = 500;
      outgoing.setHeader('Content-Type', 'text/x-component');
      outgoing.write('1:E{"digest":"1"}\n');
      outgoing.end();
    });
  const headers = { host: 'desk.test', 'sec-fetch-site': 'same-origin' };
  const body = Buffer.from('{');
  const toAction = {
    method: 'POST',
    path: '/orders',
    headers: { ...headers, 'next-action': 'a' },
    body,
  };
  const unread = await ask((await failing(false)).port, toAction);
  expect(unread).toMatchObject({ status: 400, headers: EVERY_HEADER });
  expect(unread.headers['content-type']).toContain('text/html');
  expect(unread.text).toContain('could not read this request');
  expect(unread.text).not.toContain('digest');
  const { port } = await failing(true);
  expect(await ask(port, toAction)).toMatchObject({ status: 500, text: '1:E{"digest":"1"}\n' });
  const other = { ...toAction, headers };
  expect((await ask((await failing(false)).port, other)).status).toBe(500);
});
