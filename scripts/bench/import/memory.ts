import type { Server } from '@/scripts/bench/server';

const SAMPLE_MS = 500;
const MEGABYTE = 1_000_000;

/** Looks at the memory of a server while `work` is done; answers the most that it took, in megabytes. */
export async function mostMemory(server: Server, work: () => Promise<void>): Promise<number> {
  const memory = [server.memory()];
  const sampling = setInterval(() => memory.push(server.memory()), SAMPLE_MS);
  try {
    await work();
  } finally {
    clearInterval(sampling);
  }
  memory.push(server.memory());
  return Math.max(...memory) / MEGABYTE;
}
