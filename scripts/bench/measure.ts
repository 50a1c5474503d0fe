import { existsSync, readFileSync } from 'node:fs';
import type { Server } from './server';

export const MEGABYTE = 1_000_000;

/** Milliseconds since 1970, with decimals, by a clock that all processes of this machine share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Returns the result of `work`, and how long it took in seconds. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1_000];
}

/** Clock ticks per second in /proc, on Linux. */
const TICKS = 100;

/** Measures the CPU time of a process during `work`, in milliseconds; null on systems other than Linux. */
export async function withCpuTime<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<[T, milliseconds: number | null]> {
  const before = cpuTime(pid);
  const result = await work();
  const after = cpuTime(pid);
  return [result, before === null || after === null ? null : after - before];
}

function cpuTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The second field is a name in brackets, which can contain spaces.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
}

/** Samples the memory of a server before, during and after `work`, in megabytes. */
export async function memoryDuring(
  server: Server,
  intervalMs: number,
  work: () => Promise<void>,
): Promise<number[]> {
  const measure = () => server.memory() / MEGABYTE;
  const memory = [measure()];
  const sampling = setInterval(() => memory.push(measure()), intervalMs);
  try {
    await work();
  } finally {
    clearInterval(sampling);
  }
  return [...memory, measure()];
}
