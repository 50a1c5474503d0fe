import { createServer, type AddressInfo, type ListenOptions } from 'node:net';
import { availableParallelism } from 'node:os';

/** The most that WORKERS allows. */
const MOST = 64;

/** The number of server processes: what WORKERS asks for, else one per core; one if processes can't share a port. */
export async function workerCount(wanted: number | undefined): Promise<number> {
  const count = wanted ?? Math.min(availableParallelism(), MOST);
  if (count === 1 || (await canSharePort())) return count;
  if (wanted !== undefined) {
    console.log(
      `Starting one server process instead of ${wanted}: here, processes can't share a port. That needs Node 23.1 or later on Linux (docs/operations.md).`,
    );
  }
  return 1;
}

/** Older versions of Node ignore the option; other systems refuse it. */
export async function canSharePort(): Promise<boolean> {
  const [first, second] = [createServer(), createServer()];
  try {
    await listen(first, 0);
    await listen(second, (first.address() as AddressInfo).port);
    return true;
  } catch {
    return false;
  } finally {
    for (const server of [first, second]) if (server.listening) server.close();
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  // The types of Node 20 don't have the option.
  const address: ListenOptions & { reusePort: true } = { port, host: '127.0.0.1', reusePort: true };
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(address, resolve);
  });
}
