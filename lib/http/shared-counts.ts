/** What a server process tells the supervisor that started it (scripts/lib/supervise.ts). */
export type WorkerMessage = { is: 'listening' } | ({ is: 'count' } & Count);

/** How many of something there are. A supervisor tells each process the sum of all others. */
export type Count = { name: string; count: number };

type Counts = {
  here: Map<string, number>;
  elsewhere: Map<string, number>;
  report: (count: Count) => void;
};

// The server process and Next's bundles load separate copies of this module.
const shared = globalThis as typeof globalThis & { orderDeskCounts?: Counts };
const counts = (shared.orderDeskCounts ??= {
  here: new Map(),
  elsewhere: new Map(),
  report: () => {},
});

/** Call it once, at the start of a server process. */
export function shareCounts(): void {
  process.on('message', ({ name, count }: Count) => setCount(counts.elsewhere, { name, count }));
  counts.report = (count) => tellSupervisor({ is: 'count', ...count });
}

/** Does nothing without a supervisor. */
export function tellSupervisor(message: WorkerMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** In all server processes of this machine. Changes in others arrive within milliseconds. */
export function countOf(name: string): number {
  return (counts.here.get(name) ?? 0) + (counts.elsewhere.get(name) ?? 0);
}

export function addToCount(name: string, change: 1 | -1): void {
  const count = (counts.here.get(name) ?? 0) + change;
  setCount(counts.here, { name, count });
  counts.report({ name, count });
}

function setCount(map: Map<string, number>, { name, count }: Count): void {
  if (count > 0) map.set(name, count);
  else map.delete(name);
}
