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
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import {
  noteAction,
  noteMissing,
  noteTemporaryFailure,
  noteUnsaved,
} from '@/lib/http/request-context';
import { ask, EVERY_HEADER, startGuardedServer } from './guarded-server';

// Next's compression, applied to the guarded response.
const compression = createRequire(import.meta.url)('next/dist/compiled/compression') as () => (
  ...given: [...Parameters<RequestListener>, () => void]
) => void;

const page = `<!DOCTYPE html>${'<p>Built</p>'.repeat(500)}`;

/** A server that sends `page` compressed, with these headers and this status. */
async function compressing(status: number, headers: OutgoingHttpHeaders) {
  const compress = compression();
  const { port } = await startGuardedServer(async (incoming, outgoing) => {
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

test('a compressed page has every header, and is complete', async () => {
  const { headers, body } = await compressing(200, {});
  expect(headers).toMatchObject({ ...EVERY_HEADER, 'content-encoding': 'gzip' });
  expect(gunzipSync(body).toString()).toBe(page);
});

test('an error page rendered for its request stays as it is', async () => {
  const { headers, body } = await compressing(404, {});
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(body).toString()).toBe(page);
});

test('a prerendered error page is replaced completely', async () => {
  const { headers, body } = await compressing(500, { ETag: '"built"' });
  expect(headers).toMatchObject({ ...EVERY_HEADER, 'content-length': String(body.length) });
  expect(headers).not.toHaveProperty('content-encoding');
  expect(body.toString()).toContain('Something went wrong');
  expect(body.toString()).not.toContain('Built');
});

test('an unreadable action request is a client error with a message; an error of the action is a server error', async () => {
  const failing = (isReached: boolean) =>
    startGuardedServer(async (_, outgoing) => {
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
  expect(unread.text).toContain('couldn’t read this request');
  expect(unread.text).not.toContain('digest');
  const { port } = await failing(true);
  expect(await ask(port, toAction)).toMatchObject({ status: 500, text: '1:E{"digest":"1"}\n' });
  const other = { ...toAction, headers };
  expect((await ask((await failing(false)).port, other)).status).toBe(500);
});

describe('when the database did not answer in time', () => {
  const away = () =>
    startGuardedServer(async (incoming, outgoing) => {
      await buffer(incoming);
      noteTemporaryFailure('unreachable');
      outgoing.writeHead(500, { 'Content-Type': 'text/html', 'Content-Length': '5' });
      outgoing.end('fault');
    });

  test('an error becomes a page that says so, and that reloads automatically', async () => {
    const answer = await ask((await away()).port, { path: '/orders' });
    expect(answer).toMatchObject({
      status: 503,
      headers: { ...EVERY_HEADER, 'retry-after': '10' },
    });
    expect(answer.text).toContain('Temporarily unavailable');
    expect(answer.text).toContain('<meta http-equiv="refresh" content="10">');
  });

  test('a form comes back with typed values except passwords, to retry the same operation', async () => {
    const form = {
      ...{ $ACTION_ID_0a1b: '', operationId: '0193c5a6-0000-7000-8000-000000000000' },
      ...{
        recipientName: '"Ann" <ann@x.test> & Söhne',
        note: 'one\ntwo',
        currentPassword: 'secret',
      },
    };
    const answer = await post((await away()).port, form);
    expect(answer.status).toBe(503);
    const { window } = new JSDOM(answer.text);
    const [sent] = window.document.forms;
    expect(sent).toMatchObject({ method: 'post', enctype: 'multipart/form-data' });
    expect(sent!.getAttribute('action')).toBe('/orders/new?after=1');
    const inputs = [...sent!.querySelectorAll<HTMLInputElement>('input, textarea')];
    const fields = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
    expect(fields).toEqual({ ...form, currentPassword: '' });
    expect(answer.text).not.toContain('secret');
    expect(answer.text).toContain('Recipient name <input');
    expect(answer.text).not.toContain('http-equiv="refresh"');
  });

  test('a form rendered with its refusal stays, with status 503', async () => {
    const { port } = await startGuardedServer(async (incoming, outgoing) => {
      await buffer(incoming);
      noteTemporaryFailure('busy');
      noteUnsaved('Busy.');
      outgoing.end('the form, and why');
    });
    const answer = await post(port, { name: 'Wolski' });
    expect(answer).toMatchObject({ status: 503, text: 'the form, and why' });
    expect(answer.headers).toMatchObject({ ...EVERY_HEADER, 'retry-after': '10' });
  });

  test('a button whose page was rendered comes back as well, to retry the same operation', async () => {
    const { port } = await startGuardedServer(async (incoming, outgoing) => {
      await buffer(incoming);
      noteTemporaryFailure('busy');
      outgoing.end('the page, and why');
    });
    const answer = await post(port, { operationId: '01a22784-2885-7620-811f-0c324e61b6df' });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('value="01a22784-2885-7620-811f-0c324e61b6df"');
    expect(answer.text).toContain('<button>Send again</button>');
  });

  test('a route that answers a script keeps its own message', async () => {
    const { port } = await startGuardedServer(async (_, outgoing) => {
      noteTemporaryFailure('busy');
      outgoing.writeHead(503, { 'Content-Type': 'application/json' }).end('{"error":"Busy."}');
    });
    expect(await ask(port)).toMatchObject({ status: 503, text: '{"error":"Busy."}' });
  });

  test('a successful response stays as it is', async () => {
    const { port } = await startGuardedServer(async (_, outgoing) => {
      noteTemporaryFailure('busy');
      outgoing.end('done');
    });
    expect(await ask(port)).toMatchObject({ status: 200, text: 'done' });
  });
});

test('a missing page has status 404, but a partial request of the router does not', async () => {
  const { port } = await startGuardedServer(async (_, outgoing) => {
    noteMissing();
    outgoing.end('Nothing here');
  });
  expect(await ask(port)).toMatchObject({ status: 404, text: 'Nothing here' });
  expect((await ask(port, { headers: { rsc: '1' } })).status).toBe(200);
});

test('a form that fails with an error comes back, too', async () => {
  const { port } = await startGuardedServer(async (incoming, outgoing) => {
    await buffer(incoming);
    outgoing.writeHead(500).end();
  });
  const answer = await post(port, { name: 'Wolski' });
  expect(answer).toMatchObject({ status: 500, headers: EVERY_HEADER });
  expect(answer.text).toContain('value="Wolski"');
});

test('a form of an earlier build, whose action no longer exists, is shown for copying', async () => {
  const { port } = await startGuardedServer(async (incoming, outgoing) => {
    await buffer(incoming);
    outgoing.writeHead(404, { 'x-nextjs-action-not-found': '1' }).end('Server action not found.');
  });
  const answer = await post(port, { $ACTION_ID_0a1b: '', name: 'Wolski', password: 'secret' });
  expect(answer).toMatchObject({ status: 404, headers: EVERY_HEADER });
  expect(answer.text).toContain('This page is out of date');
  expect(answer.text).toContain('value="Wolski" readonly');
  expect(answer.text).not.toContain('secret');
  expect(answer.text).not.toContain('<button');
});

test('a form whose page is gone is shown for copying, with the reason', async () => {
  const { port } = await startGuardedServer(async (incoming, outgoing) => {
    await buffer(incoming);
    noteUnsaved('Order <A1> is no longer available.');
    noteMissing();
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('There is no such order.');
  });
  const answer = await post(port, { recipientName: 'Wolski', password: 'secret' });
  expect(answer).toMatchObject({ status: 404, headers: EVERY_HEADER });
  expect(answer.text).toContain('Order &lt;A1&gt; is no longer available.');
  expect(answer.text).toContain('value="Wolski" readonly');
  expect(answer.text).not.toContain('There is no such order.');
  expect(answer.text).not.toContain('secret');
});

/** Sends a form as a browser does without JavaScript. */
async function post(port: number, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = new Response(form);
  const headers = {
    ...{ host: 'desk.test', 'sec-fetch-site': 'same-origin' },
    'content-type': sent.headers.get('content-type')!,
  };
  const body = Buffer.from(await sent.arrayBuffer());
  return ask(port, { method: 'POST', path: '/orders/new?after=1', headers, body });
}
