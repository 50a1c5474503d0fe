import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { readFlash } from '@/lib/forms/flash';
import { withUploadSlot } from '@/lib/imports/upload-slots';
import { findImport } from '@/lib/imports/queries';
import { fileOf, HEADER } from '@/tests/support/imports';
import { newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';
import { csv, uploadForm, keptOf, keyIn, sentenceIn, upload } from './upload-request';

const text = fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2' });
const pasted = text.replaceAll('"', '').replaceAll(',', '\t');

let actor: Actor;
let sessionToken: string;

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
});

describe('an upload', () => {
  test('becomes an import that waits for its column mapping', async () => {
    const id = await keyIn(await upload({ sessionToken, file: csv(text) }));
    expect(await findImport(actor, id)).toMatchObject({
      source: 'file',
      fileName: 'orders.csv',
      state: 'mapping',
      encoding: 'UTF-8',
      separator: ',',
      rows: 2,
      firstRow: HEADER,
      isOwn: true,
    });
  });

  test('may be a single order without column names', async () => {
    const id = await keyIn(await upload({ sessionToken, rows: 'A1\t3\t2026-04-17' }));
    expect(await findImport(actor, id)).toMatchObject({ rows: 1, mapping: { hasHeader: false } });
  });

  test('may be pasted rows as well', async () => {
    const id = await keyIn(await upload({ sessionToken, rows: pasted }));
    expect(await findImport(actor, id)).toMatchObject({
      source: 'paste',
      fileName: null,
      separator: '\t',
      rows: 2,
    });
  });

  test('is stored once, however often it is sent with the same operation ID', async () => {
    const operationId = randomUUID();
    const send = async () => keyIn(await upload({ sessionToken, file: csv(text), operationId }));
    const id = await send();
    expect(await send()).toBe(id);
    expect(await keptOf(actor)).toEqual([1, 3]);
    expect(await keyIn(await upload({ sessionToken, file: csv(text) }))).not.toBe(id);
  });

  test('sent twice at once is stored once, too', async () => {
    const operationId = randomUUID();
    const send = () => upload({ sessionToken, file: csv(text), operationId });
    const answers = await Promise.all([send(), send(), send()]);
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as object[];
    const ways = bodies.flatMap((body) => ('goTo' in body ? [body.goTo] : []));
    expect(new Set(ways).size).toBe(1);
    expect(await keptOf(actor)).toEqual([1, 3]);
  });

  test('without JavaScript leads to the import, or back with a message', async () => {
    const headers = { host: 'desk.test', origin: 'http://desk.test' };
    const answer = await upload({ sessionToken, headers, file: csv(text) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/orders\/import\/[\da-f-]{36}$/);
    const refused = await upload({ sessionToken, headers });
    expect(refused.status).toBe(303);
    expect(refused.headers.get('location')).toBe('/orders/import');
    expect(await readFlash()).toMatchObject({
      tone: 'refusal',
      text: 'There is no file. Choose one, or paste rows.',
      field: 'file',
    });
    const rows = await upload({ sessionToken, headers, rows: '[{}]' });
    expect(rows.status).toBe(303);
    expect(await readFlash()).toMatchObject({
      text: expect.stringContaining('JSON') as string,
      field: 'rows',
    });
  });

  test.each([
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['C:\\Users\\ann\\orders.csv', 'orders.csv'],
    ['or\u0007d\u202Eers\u200B.csv', 'orders.csv'],
    [`${'😀'.repeat(500)}.csv`, '😀'.repeat(200)],
    ['zażółć, jaźń; %.csv', 'zażółć, jaźń; %.csv'],
  ])('keeps only the name of the file name %j', async (name, kept) => {
    const id = await keyIn(await upload({ sessionToken, file: csv(text, name) }));
    expect((await findImport(actor, id))!.fileName).toBe(kept);
  });
});

describe('a refused upload has a message, and leaves nothing:', () => {
  test.each([
    ['nothing at all', {}, 'There is no file. Choose one, or paste rows.'],
    ['white space', { rows: ' \r\n\t' }, 'There is no file. Choose one, or paste rows.'],
    ['an empty file', { file: csv('') }, 'This file is empty. Choose another one.'],
    ['a file of blank lines', { file: csv(',,\n\n , \n') }, 'This file is empty.'],
    ['a damaged workbook', { file: csv('PK\x03\x04\x14\0\x06\0', 'orders.xlsx') }, 'can’t be read'],
    ['a web page', { file: csv('<!doctype html><table>', 'orders.xls') }, 'a web page'],
    ['JSON', { file: csv('[{"Order ID": "A1"}]', 'orders.csv') }, 'This is JSON'],
    ['a NUL byte', { file: csv('\0') }, 'This file contains no text.'],
    ['column names alone', { file: csv(fileOf()) }, 'This file has column names but no orders.'],
    ['pasted column names', { rows: HEADER.join('\t') }, 'has column names but no orders.'],
    ['U+0000', { file: csv(text.replace('Nowak', 'No\0wak')) }, 'This file contains no text.'],
    ['a quote without end', { file: csv(`${text}\n"A3,1`) }, 'isn’t closed'],
    ['an invalid operation ID', { file: csv(text), operationId: 'x' }, 'out of date'],
  ])('%s', async (_, sent, sentence) => {
    expect(await sentenceIn(await upload({ sessionToken, ...sent }))).toContain(sentence);
    expect(await keptOf(actor)).toEqual([0, 0]);
  });

  test('people who are not signed in, and couriers', async () => {
    expect(await sentenceIn(await upload({ file: csv(text) }))).toContain('Log in');
    const { workspaceId } = actor;
    const courier = await newSignIn({ workspaceId, role: 'COURIER' });
    const { sessionToken: theirs } = courier;
    expect(await sentenceIn(await upload({ sessionToken: theirs, file: csv(text) }))).toContain(
      'Your role doesn’t allow this.',
    );
    expect(await keptOf(actor)).toEqual([0, 0]);
  });

  test.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['a foreign origin that names our host in its path', { origin: 'https://evil.test/desk.test' }],
    ['no readable origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://desk.test' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('forms with %s', async (_, more) => {
    const headers = { host: 'desk.test', 'x-requested-with': 'fetch', ...more };
    const answer = await upload({ sessionToken, headers, file: csv(text) });
    expect(await sentenceIn(answer)).toContain('This request came from another site');
    expect(await keptOf(actor)).toEqual([0, 0]);
  });

  test.each([
    ['JSON', 'application/json', '{}'],
    ['a form without parts', 'application/x-www-form-urlencoded', 'rows=a%2Cb'],
    ['parts without a boundary', 'multipart/form-data', 'a,b'],
    ['parts that never begin', 'multipart/form-data; boundary=x', 'a,b'],
    ['parts that never end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form'],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ])('a body that is %s', async (_, type, body) => {
    const headers = {
      host: 'desk.test',
      'sec-fetch-site': 'same-origin',
      'x-requested-with': 'fetch',
      'content-type': type,
    };
    const answer = await upload({ sessionToken, headers, body });
    expect(await sentenceIn(answer)).not.toBe('');
    expect(await keptOf(actor)).toEqual([0, 0]);
  });
});

describe('an interrupted upload', () => {
  const rows = Array.from({ length: 5_000 }, (_, number) => ({ 'Order ID': `B${number}` }));

  /** The beginning of a browser’s upload in pieces, and then `end`. */
  async function half(end: (controller: ReadableStreamDefaultController) => void) {
    const whole = new Response(uploadForm({ file: csv(fileOf(...rows)) }));
    const headers = {
      host: 'desk.test',
      'sec-fetch-site': 'same-origin',
      'x-requested-with': 'fetch',
      'content-type': whole.headers.get('content-type')!,
    };
    const bytes = new Uint8Array(await whole.arrayBuffer());
    let at = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        if (at > bytes.length / 2) return end(controller);
        controller.enqueue(bytes.subarray(at, (at += 16_384)));
      },
    });
    return { headers, body };
  }

  describe.each([
    ['with an error', (controller: ReadableStreamDefaultController) => controller.error('gone')],
    ['without one', (controller: ReadableStreamDefaultController) => controller.close()],
  ])('%s', (_, end) => {
    test('leaves nothing', async () => {
      await newRequest({ sessionToken });
      const answer = await upload({ sessionToken, ...(await half(end)) });
      expect(await sentenceIn(answer)).toBe(
        'The upload of this file was interrupted. Send it again.',
      );
      expect(await keptOf(actor)).toEqual([0, 0]);
    });

    test('does not end the process when a refusal leaves it unread', async () => {
      await newRequest();
      const answer = await upload({ sessionToken, ...(await half(end)) });
      expect(await sentenceIn(answer)).toMatch(/out of date/);
      expect(await keptOf(actor)).toEqual([0, 0]);
    });
  });
});

test('uploads above the limit per workspace or per process are refused as busy', async () => {
  let release = () => {};
  const promise = new Promise<void>((resolve) => (release = resolve));
  const held: Promise<void>[] = [];
  const hold = (workspaceId: string) => held.push(withUploadSlot(workspaceId, () => promise));
  const send = async () => {
    const answer = await upload({ sessionToken, file: csv(text) });
    return [answer.status, await answer.json()];
  };
  const busy = [503, { error: expect.stringContaining('The server is busy') }];

  hold(actor.workspaceId);
  expect((await send())[0]).toBe(200);
  hold(actor.workspaceId);
  expect(await send()).toEqual(busy);
  for (let other = 2; other < 32; other++) hold(`workspace ${other >> 1}`);
  const stranger = await newSignIn();
  const answer = await upload({ sessionToken: stranger.sessionToken, file: csv(text) });
  expect(answer.status).toBe(503);

  release();
  await Promise.all(held);
  expect((await send())[0]).toBe(200);
});
