import { existsSync, readFileSync } from 'node:fs';

/** Milliseconds since 1970, finer than one, by a clock that processes of this machine share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Steps of a process's own clock in a second, on Linux. */
const TICKS = 100;

/** How much processor time a process uses during `work`, in milliseconds; null on systems that aren't Linux. */
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
  // The second field is a name in brackets, in which anything may stand.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
}
