import { cpus, platform, release, totalmem } from 'node:os';
import { formatNumber } from '@/lib/numbers';
import { goalsOf } from './goals';
import { SUITES, type Result, type Suite } from './result';

type Table = { title: string; head: string[]; rows: string[][] };

/** One line: date, CPUs, memory, Node version and system. */
export function describeMachine(now: Date): string {
  const date = now.toISOString().slice(0, 10);
  const [cpu] = cpus();
  const memory = formatNumber(Math.round(totalmem() / 2 ** 30));
  return `${date}, ${cpus().length} CPUs (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}, ${platform()} ${release()}`;
}

/** The results and their goals as Markdown tables. */
export function tablesIn(results: Result[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))];
  return SUITES.flatMap((suite) =>
    engines.flatMap((engine) => {
      const of = results.filter((result) => result.suite === suite && result.engine === engine);
      if (of.length === 0) return [];
      const { title, head, rows } = tableOf(suite, of);
      return [`### ${title}, ${engine}\n\n${formatTable([head, ...rows])}\n\n${countGoals(of)}`];
    }),
  ).join('\n\n');
}

function tableOf(suite: Suite, results: Result[]): Table {
  if (new Set(results.map(({ commit }) => commit)).size > 1) return byCommit(suite, results);
  return suite === 'list' ? bySize(results) : byLine(results);
}

/** One row per case and value, one column per commit, and the ratio of the last to the first. */
function byCommit(suite: Suite, results: Result[]): Table {
  const commits = [...new Set(results.map(({ commit }) => commit))];
  const cases = [...new Set(results.map(({ name, orders }) => JSON.stringify([name, orders])))];
  const keys = suite === 'list' ? ['p95_ms', 'cpu_ms', 'ratio'] : keysOf(results);
  const rows = cases.flatMap((text) => {
    const [name, orders] = JSON.parse(text) as [string, number];
    const line = commits.map((commit) =>
      results.find((of) => of.name === name && of.orders === orders && of.commit === commit),
    );
    const known = keys.filter((key) => line.some((of) => typeof of?.[key] === 'number'));
    const last = line.at(-1);
    return known.map((key, index) => {
      const values = line.map((of) => of?.[key] ?? null);
      const [from, to] = [Number(values[0] ?? NaN), Number(values.at(-1) ?? NaN)];
      return [
        name,
        formatNumber(orders),
        key.replaceAll('_', ' '),
        ...values.map(formatValue),
        formatValue(Number.isFinite(to / from) ? to / from : null),
        index === 0 && last ? describeGoals([last], results) : '',
      ];
    });
  });
  const head = ['', 'orders', 'value', ...commits.map(String), 'ratio', 'goals of the last'];
  return { title: suite, head, rows };
}

/** One row per case, one column per size. */
function bySize(results: Result[]): Table {
  const sizes = [...new Set(results.map(({ orders }) => orders))];
  const names = [...new Set(results.map(({ name }) => name))];
  const rows = names.map((name) => {
    const line = sizes.map((size) => results.find((of) => of.name === name && of.orders === size));
    const last = line.at(-1);
    return [
      name,
      ...line.map((of) => (of ? `${formatValue(of.p50_ms)} / ${formatValue(of.p95_ms)}` : '')),
      ...line.map((of) => formatValue(of?.cpu_ms ?? null)),
      ...line.map((of) => formatValue(of?.per_second ?? null)),
      formatValue(last?.ratio ?? null),
      describeGoals(
        line.filter((of) => of !== undefined),
        results,
      ),
    ];
  });
  const head = [
    'p50 / p95 in ms',
    ...sizes.map(formatNumber),
    ...sizes.map((size) => `CPU ms, ${formatNumber(size)}`),
    ...sizes.map((size) => `per second, ${formatNumber(size)}`),
    'ratio',
    'goals',
  ];
  return { title: 'list', head, rows };
}

/** One row per result, with all its values. */
function byLine(results: Result[]): Table {
  const keys = keysOf(results);
  const rows = results.map((result) => [
    result.name,
    formatNumber(result.orders),
    ...keys.map((key) => formatValue(result[key] ?? null)),
    describeGoals([result], results),
  ]);
  const title = results[0]!.suite;
  return {
    title,
    head: ['', 'orders', ...keys.map((key) => key.replaceAll('_', ' ')), 'goals'],
    rows,
  };
}

/** The values that any result has. */
function keysOf(results: Result[]): string[] {
  return [...new Set(results.flatMap((result) => Object.keys(result)))].filter(
    (key) =>
      !['ratio', 'orders'].includes(key) &&
      results.some((result) => typeof result[key] === 'number'),
  );
}

/** "met", or the missed goals. */
function describeGoals(line: Result[], results: Result[]): string {
  const goals = line.flatMap((result) => goalsOf(result, results));
  const missed = new Set(goals.filter(({ isMet }) => !isMet).map(({ wanted }) => wanted));
  if (goals.length === 0) return '';
  return missed.size === 0 ? 'met' : `not met: ${[...missed].join(', ')}`;
}

/** In a comparison, those of the last commit. */
function countGoals(results: Result[]): string {
  const last = results.at(-1)?.commit;
  const goals = results
    .filter(({ commit }) => commit === last)
    .flatMap((result) => goalsOf(result, results));
  const met = goals.filter(({ isMet }) => isMet).length;
  return `Goals met${last === undefined ? '' : ` by ${last}`}: ${met} of ${goals.length}.`;
}

function formatValue(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (Math.abs(value) >= 1_000) return formatNumber(Math.round(value));
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** Aligns the columns, so that it is readable at the terminal too. */
function formatTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
