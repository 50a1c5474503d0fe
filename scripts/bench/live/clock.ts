import { existsSync, readFileSync } from 'node:fs';

/** Milliseconds since 1970, finer than one, by a clock that processes of this machine share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Steps of a process's own clock in a second, on Linux. */
const TICKS = 100;

/** How long a process has been computing so far, in milliseconds; null on systems that do not tell it as Linux does. */
export function computed(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  // The second field is a name in brackets, in which anything may stand.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000;
}
