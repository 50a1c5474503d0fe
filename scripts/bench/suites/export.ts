import { newClient, type Client } from '@/scripts/bench/client';
import type { Desk } from '@/scripts/bench/desk';
import { memoryDuring } from '@/scripts/bench/memory';
import type { Figure } from '@/scripts/bench/result';
import { startServer, type Server } from '@/scripts/bench/server';

const EXPORTS = { CSV: '/orders/export.csv', 'JSON Lines': '/orders/export.jsonl' };

const SAMPLE_MS = 200;
const MEGABYTE = 1_000_000;

/** Exports the largest workspace as a whole, and looks at the memory of the server meanwhile. */
export async function measureExport(desk: Desk): Promise<Figure[]> {
  const workspace = desk.workspaces.at(-1)!;
  // One of its own: what other suites left in the memory of a server would hide what an export takes.
  const server = await startServer(desk.settings);
  const client = newClient(server.origin, workspace.cookie);
  try {
    // As it is at work, with all of its code loaded.
    for (let turn = 0; turn < desk.requests; turn++) await client.get('/orders?view=all');
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
