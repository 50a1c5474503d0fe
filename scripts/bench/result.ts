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

/** One measurement of a suite. */
export type Figure = {
  /** Orders in the workspace. */
  orders: number;
  name: string;
  /** Of each request or change, in milliseconds. */
  times?: number[];
  perSecond?: number;
  /** CPU time of the server per request, in milliseconds; null if unknown. */
  cpu?: number | null;
  /** More values, whose names end with their unit. */
  more?: Record<string, number>;
};

/** An element of the JSON file. `ratio` is p95 divided by that of the first size. Missing values are null. */
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

/** The results of one suite on one engine. */
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

/** By nearest rank; null without values. */
export function percentile(values: number[], rank: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * rank) / 100) - 1)] ?? null;
}

/** To two decimals. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
