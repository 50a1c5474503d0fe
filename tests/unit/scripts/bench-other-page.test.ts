import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkPage, countRows, parseOtherPage } from '@/scripts/bench/other-page';

const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-other-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cookie = path.join(folder, 'cookie.txt');
writeFileSync(cookie, 'Cookie: session=abc; theme=dark\n');

const against = 'http://127.0.0.1:5000/orders?all=1';

test('the address, the cookie and the process of the other server are read', () => {
  expect(parseOtherPage({ against, cookie, pid: '42' })).toEqual({
    url: new URL(against),
    cookie: 'session=abc; theme=dark',
    pid: 42,
  });
});

test('only this machine is accepted', () => {
  for (const host of ['localhost:5000', '127.1.2.3', '[::1]:80']) {
    expect(parseOtherPage({ against: `http://${host}/`, cookie }).url.pathname).toBe('/');
  }
  for (const host of [
    'example.com',
    '10.0.0.1',
    '127.0.0.1.example.com',
    'localhost.example.com',
  ]) {
    expect(() => parseOtherPage({ against: `http://${host}/`, cookie })).toThrow(
      `${host} is not this machine`,
    );
  }
});

test('wrong options are rejected with one sentence', () => {
  expect(() => parseOtherPage({ against })).toThrow('needs --against URL and --cookie FILE');
  expect(() => parseOtherPage({ against: 'localhost:5000', cookie })).toThrow(
    '"localhost:5000" is not an address',
  );
  expect(() => parseOtherPage({ against, cookie: '/missing/cookie' })).toThrow(
    'The file /missing/cookie cannot be read (ENOENT).',
  );
  const empty = path.join(folder, 'empty.txt');
  writeFileSync(empty, '');
  expect(() => parseOtherPage({ against, cookie: empty })).toThrow('has no Cookie header');
  expect(() => parseOtherPage({ against, cookie, pid: 'x' })).toThrow('"x" is not a whole number.');
});

test('the number of rows excludes headings', () => {
  expect(
    countRows('<table><tr><th>ID</th></tr><tr><td>1</td></tr><TR class="x"><td>2</table>'),
  ).toBe(2);
});

test('the other page must respond, without a log-in page', async () => {
  const check = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return checkPage({ url, cookie: 'session=abc' }).finally(() => server.close());
  };
  await expect(
    check((request, response) => response.end(`<tr><td>${request.headers.cookie}`)),
  ).resolves.toEqual({ rows: 1 });
  await expect(
    check((_, response) => response.writeHead(302, { location: '/login' }).end()),
  ).rejects.toThrow('redirects to /login');
  await expect(check((_, response) => response.writeHead(500).end())).rejects.toThrow(
    'responds with 500 instead of 200',
  );
  await expect(
    check((_, response) => response.end('<input name="password" type="password">')),
  ).rejects.toThrow('shows a log-in page');
});
