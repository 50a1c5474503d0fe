import { expect, test } from 'vitest';
import { goalsOf } from '@/scripts/bench/goals';
import { percentile, resultsOf } from '@/scripts/bench/result';
import { tablesIn } from '@/scripts/bench/tables';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('a percentile is the nearest rank', () => {
  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 95)).toBe(95);
  expect(percentile([7], 95)).toBe(7);
  expect(percentile([3, 1, 2], 50)).toBe(2);
  expect(percentile([], 50)).toBeNull();
});

test('a result has all nine values, with the ratio of its p95 to that of the first size', () => {
  const results = resultsOf('list', 'sqlite', [
    { orders: 1_000, name: 'list', times: [4], perSecond: 250, cpu: 2.5 },
    { orders: 1_000, name: 'log', times: [10], perSecond: 100, cpu: null },
    { orders: 1_000_000, name: 'list', times: [6.0049], perSecond: 160 },
  ]);
  expect(results).toEqual([
    line({
      orders: 1_000,
      name: 'list',
      p50_ms: 4,
      p95_ms: 4,
      cpu_ms: 2.5,
      per_second: 250,
      ratio: 1,
    }),
    line({ orders: 1_000, name: 'log', p50_ms: 10, p95_ms: 10, per_second: 100, ratio: 1 }),
    line({ orders: 1_000_000, name: 'list', p50_ms: 6, p95_ms: 6, per_second: 160, ratio: 1.5 }),
  ]);
});

test('missing values are null, and additional values follow', () => {
  const more = { gzip_kb: 12.345 };
  expect(resultsOf('browser', 'postgresql', [{ orders: 60, name: 'JavaScript', more }])).toEqual([
    {
      suite: 'browser',
      engine: 'postgresql',
      orders: 60,
      name: 'JavaScript',
      p50_ms: null,
      p95_ms: null,
      cpu_ms: null,
      per_second: null,
      ratio: null,
      gzip_kb: 12.35,
    },
  ]);
});

test('pages have a goal for p95 and, in the largest size, for the ratio', () => {
  const slow = { orders: 1_000_000, p50_ms: 1, p95_ms: 151, per_second: 1, ratio: 1.6 };
  const goals = (wanted: Values, larger = wanted.orders) =>
    goalsOf(line(wanted), [line(wanted), line({ ...wanted, orders: larger })]);
  expect(goals({ ...slow, name: 'list' })).toEqual([
    { wanted: 'p95 ≤ 150', isMet: false },
    { wanted: 'ratio ≤ 1.5', isMet: false },
  ]);
  expect(goals({ ...slow, name: 'list' }, 2_000_000)).toEqual([
    { wanted: 'p95 ≤ 150', isMet: false },
  ]);
});

test('the table has one row per case, one column per size, and the missed goals', () => {
  const table = tablesIn([
    line({
      orders: 1_000,
      name: 'list',
      p50_ms: 4,
      p95_ms: 5,
      cpu_ms: 3,
      per_second: 250,
      ratio: 1,
    }),
    line({ orders: 100_000, name: 'list', p50_ms: 5, p95_ms: 9, per_second: 200, ratio: 1.8 }),
  ]);
  expect(table.replaceAll(/ +/g, ' ').split('\n')).toEqual([
    '### list, sqlite',
    '',
    '| p50 / p95 in ms | 1,000 | 100,000 | CPU ms, 1,000 | CPU ms, 100,000 | per second, 1,000 | per second, 100,000 | ratio | goals |',
    expect.stringMatching(/^[-| ]+$/),
    '| list | 4 / 5 | 5 / 9 | 3 | | 250 | 200 | 1.8 | not met: ratio ≤ 1.5 |',
    '',
    'Goals met: 2 of 3.',
  ]);
});

test('the goals of a comparison with another server depend on how many rows it shows', () => {
  const wanted = (name: string, other_rows: number) => {
    const [result] = resultsOf('original', 'sqlite', [
      { orders: 60, name, more: { other_rows, of_other: 5 } },
    ]);
    return goalsOf(result!, [result!]);
  };
  expect(wanted('ours, 25 a page', 25)).toEqual([{ wanted: 'of the other ≥ 0.6', isMet: true }]);
  expect(wanted('ours, 100 a page', 25)).toEqual([]);
  expect(wanted('ours, 25 a page', 100)).toEqual([]);
  expect(wanted('ours, 100 a page', 100)).toEqual([{ wanted: 'of the other ≥ 1', isMet: true }]);
  expect(wanted('ours, 100 a page', 10_000)).toEqual([
    { wanted: 'of the other ≥ 20', isMet: false },
  ]);
});

test('a comparison has one row per value, one column per commit, and the ratio of the last to the first', () => {
  const figure = { orders: 60, name: '25 rows' };
  const table = tablesIn(
    resultsOf('render', 'sqlite', [
      { ...figure, commit: 'aaaaaaa', cpu: 20, more: { of_empty: 4 } },
      { ...figure, commit: 'bbbbbbb', cpu: 5, more: { of_empty: 1.5 } },
    ]),
  );
  expect(table.replaceAll(/ +/g, ' ').split('\n')).toEqual([
    '### render, sqlite',
    '',
    '| | orders | value | aaaaaaa | bbbbbbb | ratio | goals of the last |',
    expect.stringMatching(/^[-| ]+$/),
    '| 25 rows | 60 | cpu ms | 20 | 5 | 0.25 | met |',
    '| 25 rows | 60 | of empty | 4 | 1.5 | 0.375 | |',
    '',
    'Goals met by bbbbbbb: 1 of 1.',
  ]);
});

type Values = {
  orders: number;
  name: string;
  p50_ms: number;
  p95_ms: number;
  cpu_ms?: number;
  per_second: number;
  ratio: number;
};

function line(values: Values) {
  return { suite: 'list', engine: 'sqlite', cpu_ms: null, ...values } as const;
}
