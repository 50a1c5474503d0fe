import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { warnOfUntrustedProxy } from '@/lib/http/client';

test('only the first request through an untrusted proxy logs a warning', async () => {
  const warned: string[] = [];
  const server = createServer((request, response) => {
    delete request.headers['x-forwarded-for'];
    response.end();
  });
  warnOfUntrustedProxy(server, { warn: (sentence: string) => warned.push(sentence) } as never);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/`, { headers }).then((answer) => answer.text());
  await ask({});
  expect(warned).toEqual([]);
  for (const address of ['203.0.113.9', '203.0.113.10']) await ask({ 'x-forwarded-for': address });
  expect(warned).toEqual([expect.stringContaining('set TRUSTED_PROXIES to their number')]);
  server.close();
});
