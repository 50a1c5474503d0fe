import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

/**
 * Measures the CPU time of a process and its descendants during `work`, in milliseconds; null on systems other than Linux.
 * Unlike time, it hardly depends on what else the machine does.
 */
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
  if (!existsSync(`/proc/${pid}/schedstat`)) return null;
  const nanoseconds = familyOf(pid).flatMap((member) =>
    readdirSync(`/proc/${member}/task`).map((thread) =>
      Number(readFileSync(`/proc/${member}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]),
    ),
  );
  return nanoseconds.reduce((sum, time) => sum + time, 0) / 1_000_000;
}

/** A process and its descendants. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const descendants = (of: number): number[] => [
    of,
    ...parents.filter(([, parent]) => parent === of).flatMap(([child]) => descendants(child)),
  ];
  return descendants(pid);
}

/** Null if the process has ended. */
function parentOf(pid: string): number | null {
  try {
    // The second field is a name in brackets, which can contain spaces.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return null;
  }
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
