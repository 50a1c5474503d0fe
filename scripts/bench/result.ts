import type { Engine } from '@/lib/db/engine';

export const SUITES = [
  'list',
  'write',
  'browser',
  'render',
  'export',
  'live',
  'bulk',
  'import',
] as const;
export type Suite = (typeof SUITES)[number];

/** What a suite found out about one thing: times in milliseconds where it has them, and whatever else it counted. */
export type Figure = {
  /** Orders in the workspace. */
  orders: number;
  name: string;
  /** How long each request or change took. */
  times?: number[];
  perSecond?: number;
  /** Processor time of the server for each request, in milliseconds; null where the system doesn't tell it. */
  cpu?: number | null;
  /** Further values; their names end with their unit. */
  more?: Record<string, number>;
};

/** A line of the JSON file; `ratio` is its p95 against that of the first size, and what it does not have is null. */
export type Result = {
  suite: Suite;
  engine: Engine;
  orders: number;
  name: string;
  p50_ms: number | null;
  p95_ms: number | null;
  cpu_ms: number | null;
  per_second: number | null;
  ratio: number | null;
} & Record<string, string | number | null>;

/** The lines of what one suite found on one engine. */
export function resultsOf(suite: Suite, engine: Engine, figures: Figure[]): Result[] {
  const first = new Map<string, number | null>();
  return figures.map(({ orders, name, times = [], perSecond, cpu, more }) => {
    const p95 = percentile(times, 95);
    if (!first.has(name)) first.set(name, p95);
    const base = first.get(name) ?? null;
    return {
      suite,
      engine,
      orders,
      name,
      p50_ms: rounded(percentile(times, 50)),
      p95_ms: rounded(p95),
      cpu_ms: rounded(cpu ?? null),
      per_second: rounded(perSecond ?? null),
      ratio: rounded(p95 !== null && base ? p95 / base : null),
      ...Object.fromEntries(
        Object.entries(more ?? {}).map(([key, value]) => [key, rounded(value)]),
      ),
    };
  });
}

/** The value below or at which so many of a hundred lie (nearest rank); null of none. */
export function percentile(values: number[], rank: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * rank) / 100) - 1)] ?? null;
}

/** To two decimals: more would be noise. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
