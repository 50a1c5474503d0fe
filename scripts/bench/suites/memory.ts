import { newClient, rateOf } from '@/scripts/bench/client';
import type { BenchContext } from '@/scripts/bench/context';
import { MEGABYTE, memoryDuring } from '@/scripts/bench/measure';
import type { Figure } from '@/scripts/bench/result';

const LIST = '/orders?size=25';

const CLIENTS = 10;

/** Pages per request of the options: 10,000 by default. */
const PAGES = 100;

const SAMPLE_MS = 500;

/** Requests the list many times from a fresh server, and samples its resident memory. */
export async function measureMemory(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces.at(-1)!;
  const pages = context.requests * PAGES;
  const server = await context.newServer();
  const client = newClient(server.origin, workspace.cookie, CLIENTS);
  try {
    const memory = await memoryDuring(server, SAMPLE_MS, async () => {
      await rateOf(CLIENTS, pages, () => client.get(LIST));
    });
    const more = {
      pages,
      start_mb: memory[0]!,
      most_mb: Math.max(...memory),
      end_mb: server.memory() / MEGABYTE,
    };
    return [{ orders: workspace.size, name: 'list of 25', more }];
  } finally {
    client.close();
    await server.stop();
  }
}
