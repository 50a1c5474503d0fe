import type { Server } from './server';

const MEGABYTE = 1_000_000;

/** The memory of a server from before `work` until after it, every so many milliseconds, in megabytes. */
export async function memoryDuring(
  server: Server,
  everyMs: number,
  work: () => Promise<void>,
): Promise<number[]> {
  const measure = () => server.memory() / MEGABYTE;
  const memory = [measure()];
  const sampling = setInterval(() => memory.push(measure()), everyMs);
  try {
    await work();
  } finally {
    clearInterval(sampling);
  }
  return [...memory, measure()];
}
