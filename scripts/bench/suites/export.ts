import { newClient, type Client } from '@/scripts/bench/client';
import type { Desk } from '@/scripts/bench/desk';
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
  const memory = [server.memory()];
  const sampling = setInterval(() => memory.push(server.memory()), SAMPLE_MS);
  const start = performance.now();
  let bytes = 0;
  try {
    for await (const chunk of await client.stream(path)) bytes += (chunk as Buffer).length;
  } finally {
    clearInterval(sampling);
  }
  const milliseconds = performance.now() - start;
  memory.push(server.memory());
  const [first, highest, last] = [memory[0]!, Math.max(...memory), memory.at(-1)!];
  const half = Math.ceil(memory.length / 2);
  const more = {
    megabytes: bytes / MEGABYTE,
    mb_per_second: bytes / MEGABYTE / (milliseconds / 1_000),
    rss_start_mb: first / MEGABYTE,
    rss_max_1st_half_mb: Math.max(...memory.slice(0, half)) / MEGABYTE,
    rss_max_2nd_half_mb: Math.max(...memory.slice(half)) / MEGABYTE,
    rss_end_mb: last / MEGABYTE,
    growth_mb: (highest - first) / MEGABYTE,
  };
  return { times: [milliseconds], more };
}
