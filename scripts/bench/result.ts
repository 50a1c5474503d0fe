import type { Engine } from '@/lib/db/engine';

export const SUITES = [
  'list',
  'write',
  'browser',
  'render',
  'memory',
  'export',
  'live',
  'bulk',
  'import',
  'original',
] as const;
export type Suite = (typeof SUITES)[number];

/** What is measured by default. `original` needs another server. */
export const DEFAULT_SUITES: Suite[] = SUITES.filter((suite) => suite !== 'original');

/** One measurement of a suite. */
export type Figure = {
  /** Orders in the workspace. */
  orders: number;
  name: string;
  /** The commit that it is of, in a comparison. */
  commit?: string | undefined;
  /** Of each request or change, in milliseconds. */
  times?: number[];
  perSecond?: number;
  /** CPU time per request or change, in milliseconds; null if unknown. */
  cpu?: number | null;
  /** More values, whose names end with their unit. */
  more?: Record<string, number | null>;
};

/** An element of the JSON file. `ratio` is p95 divided by that of the first size. Missing values are null. */
export type Result = {
  suite: Suite;
  engine: Engine;
  orders: number;
  name: string;
  commit?: string;
  p50_ms: number | null;
  p95_ms: number | null;
  cpu_ms: number | null;
  per_second: number | null;
  ratio: number | null;
} & Record<string, string | number | null | undefined>;

/** The results of one suite on one engine. */
export function resultsOf(suite: Suite, engine: Engine, figures: Figure[]): Result[] {
  const first = new Map<string, number | null>();
  return figures.map(({ orders, name, commit, times = [], perSecond, cpu, more }) => {
    const p95 = percentile(times, 95);
    const series = `${commit} ${name}`;
    if (!first.has(series)) first.set(series, p95);
    const base = first.get(series) ?? null;
    return {
      suite,
      engine,
      orders,
      name,
      ...(commit !== undefined && { commit }),
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

/** NaN without values. */
export function median(values: number[]): number {
  return percentile(values, 50) ?? NaN;
}

/** To two decimals. */
function rounded(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : Math.round(value * 100) / 100;
}
