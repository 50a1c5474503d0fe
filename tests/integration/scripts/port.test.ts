import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { assertPortsFree, freePort } from '@/scripts/lib/port';

test('only the ports that are in use are named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const free = await freePort();
  await expect(assertPortsFree([free])).resolves.toBeUndefined();
  await expect(assertPortsFree([free, port])).rejects.toThrow(`The tests need port ${port},`);
});
