import type { Result, Suite } from './result';

/** A target as text, and whether it is met. */
export type Goal = { wanted: string; isMet: boolean };

/** Searches that may be slower in a large workspace. */
const WITHOUT_RATIO = ['search, rare', 'log, search, rare'];

const most = (value: unknown, limit: number, wanted: string): Goal[] =>
  typeof value === 'number' ? [{ wanted: `${wanted} ≤ ${limit}`, isMet: value <= limit }] : [];

const least = (value: unknown, limit: number, wanted: string): Goal[] =>
  typeof value === 'number' ? [{ wanted: `${wanted} ≥ ${limit}`, isMet: value >= limit }] : [];

const GOALS: Record<Suite, (result: Result) => Goal[]> = {
  list: ({ name, p95_ms, ratio }) => [
    ...most(p95_ms, 150, 'p95'),
    ...(WITHOUT_RATIO.includes(name) ? [] : most(ratio, 1.5, 'ratio')),
  ],
  write: ({ of_bare }) => least(of_bare, 0.3, 'of bare'),
  browser: ({ above_empty_kb, performance, accessibility }) => [
    ...most(above_empty_kb, 60, 'kB above empty'),
    ...least(performance, 95, 'performance'),
    ...least(accessibility, 100, 'accessibility'),
  ],
  render: ({ of_empty }) => least(of_empty, 0.7, 'of empty'),
  export: ({ growth_mb }) => most(growth_mb, 100, 'growth in MB'),
  live: ({ worst_ms, cpu_percent }) => [
    ...most(worst_ms, 1_000, 'worst ms'),
    ...most(cpu_percent, 1, 'CPU in %'),
  ],
  bulk: ({ seconds, p95_ms }) => [
    ...most(seconds, 10, 'seconds'),
    ...most(p95_ms, 300, 'p95 of readers'),
  ],
  import: ({ engine, name, per_second, p95_ms, memory_mb }) =>
    engine === 'sqlite'
      ? [
          ...(name.endsWith('uploaded') ? [] : least(per_second, 5_000, 'rows a second')),
          ...most(p95_ms, 300, 'p95 of readers'),
          ...most(memory_mb, 400, 'MB'),
        ]
      : [],
};

/** The goals of a result. The ratio only has a goal for the largest size among `all`. */
export function goalsOf(result: Result, all: Result[]): Goal[] {
  const isLargest = all.every(
    ({ suite, engine, name, orders }) =>
      orders <= result.orders ||
      suite !== result.suite ||
      engine !== result.engine ||
      name !== result.name,
  );
  return GOALS[result.suite](isLargest ? result : { ...result, ratio: null });
}
