import { newClient, type Client } from '@/scripts/bench/client';
import type { BenchContext } from '@/scripts/bench/context';
import { MEGABYTE, memoryDuring } from '@/scripts/bench/measure';
import type { Figure } from '@/scripts/bench/result';
import type { Server } from '@/scripts/bench/server';

const EXPORTS = { CSV: '/orders/export.csv', 'JSON Lines': '/orders/export.jsonl' };

const SAMPLE_MS = 200;

/** Exports the whole of the largest workspace while sampling the memory of the server. */
export async function measureExport(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces.at(-1)!;
  // A new server: memory allocated by other suites would hide what an export needs.
  const server = await context.newServer();
  const client = newClient(server.origin, workspace.cookie);
  try {
    // Warms the server up.
    for (let turn = 0; turn < context.requests; turn++) await client.get('/orders?view=all');
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(EXPORTS)) {
      figures.push({ orders: workspace.size, name, ...(await measure(server, client, path)) });
    }
    return figures;
  } finally {
    client.close();
    await server.stop();
  }
}

async function measure(
  server: Server,
  client: Client,
  path: string,
): Promise<Pick<Figure, 'times' | 'more'>> {
  const start = performance.now();
  let bytes = 0;
  const memory = await memoryDuring(server, SAMPLE_MS, async () => {
    for await (const chunk of await client.stream(path)) bytes += (chunk as Buffer).length;
  });
  const milliseconds = performance.now() - start;
  const half = Math.ceil(memory.length / 2);
  const more = {
    megabytes: bytes / MEGABYTE,
    mb_per_second: bytes / MEGABYTE / (milliseconds / 1_000),
    rss_start_mb: memory[0]!,
    rss_max_1st_half_mb: Math.max(...memory.slice(0, half)),
    rss_max_2nd_half_mb: Math.max(...memory.slice(half)),
    rss_end_mb: memory.at(-1)!,
    growth_mb: Math.max(...memory) - memory[0]!,
  };
  return { times: [milliseconds], more };
}
