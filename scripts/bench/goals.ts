import type { Result, Suite } from './result';

/** A target as text, and whether it is met. */
export type Goal = { wanted: string; isMet: boolean };

const most = (value: unknown, limit: number, wanted: string): Goal[] =>
  typeof value === 'number' ? [{ wanted: `${wanted} ≤ ${limit}`, isMet: value <= limit }] : [];

const least = (value: unknown, limit: number, wanted: string): Goal[] =>
  typeof value === 'number' ? [{ wanted: `${wanted} ≥ ${limit}`, isMet: value >= limit }] : [];

const GOALS: Record<Suite, (result: Result) => Goal[]> = {
  list: ({ p95_ms, ratio }) => [...most(p95_ms, 150, 'p95'), ...most(ratio, 1.5, 'ratio')],
  write: ({ of_bare }) => least(of_bare, 0.7, 'of bare'),
  browser: ({ above_empty_kb, performance, accessibility, lcp_ms }) => [
    ...most(above_empty_kb, 30, 'kB above empty'),
    ...least(performance, 97, 'performance'),
    ...least(accessibility, 100, 'accessibility'),
    ...most(lcp_ms, 1_800, 'LCP in ms'),
  ],
  render: ({ name, cpu_ms, of_empty, kb, gzip_kb, of_one }) => {
    if (name === '25 rows') {
      return [
        ...most(of_empty, 1.7, 'of empty'),
        ...most(kb, 75, 'kB'),
        ...most(gzip_kb, 12, 'gzip kB'),
      ];
    }
    if (name === 'live refresh') return [...most(cpu_ms, 3, 'CPU in ms'), ...most(kb, 12, 'kB')];
    return least(of_one, 1.6, 'of one process');
  },
  memory: ({ end_mb }) => most(end_mb, 250, 'MB'),
  original: ({ name, other_rows, of_other }) => {
    const rows = Number(other_rows);
    if (name === 'ours, 25 a page') return rows < 100 ? least(of_other, 0.6, 'of the other') : [];
    return rows < 100 ? [] : least(of_other, rows < 10_000 ? 1 : 20, 'of the other');
  },
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
          ...(name.endsWith('dry run') ? least(per_second, 5_000, 'rows a second') : []),
          ...(name.endsWith('commit') ? least(per_second, 3_000, 'rows a second') : []),
          ...most(p95_ms, 300, 'p95 of readers'),
          ...most(memory_mb, 400, 'MB'),
        ]
      : [],
};

/** The goals of a result. The ratio only has a goal for the largest size among `all`. */
export function goalsOf(result: Result, all: Result[]): Goal[] {
  const isLargest = all.every(
    ({ suite, engine, name, commit, orders }) =>
      orders <= result.orders ||
      suite !== result.suite ||
      engine !== result.engine ||
      name !== result.name ||
      commit !== result.commit,
  );
  return GOALS[result.suite](isLargest ? result : { ...result, ratio: null });
}
