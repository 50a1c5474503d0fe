import { cpus, platform, release, totalmem } from 'node:os';
import { formatNumber } from '@/lib/numbers';
import { goalsOf } from './goals';
import { SUITES, type Result } from './result';

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
      const { title, head, rows } = suite === 'list' ? bySize(of) : byLine(of);
      return [`### ${title}, ${engine}\n\n${formatTable([head, ...rows])}\n\n${countGoals(of)}`];
    }),
  ).join('\n\n');
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
    ...sizes.map((size) => `per second, ${formatNumber(size)}`),
    'ratio',
    'goals',
  ];
  return { title: 'list', head, rows };
}

/** One row per result, with all its values. */
function byLine(results: Result[]): Table {
  const fixed = ['suite', 'engine', 'ratio', 'name', 'orders'];
  const keys = [...new Set(results.flatMap((result) => Object.keys(result)))].filter(
    (key) => !fixed.includes(key) && results.some((result) => result[key] !== null),
  );
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

/** "met", or the missed goals. */
function describeGoals(line: Result[], results: Result[]): string {
  const goals = line.flatMap((result) => goalsOf(result, results));
  const missed = new Set(goals.filter(({ isMet }) => !isMet).map(({ wanted }) => wanted));
  if (goals.length === 0) return '';
  return missed.size === 0 ? 'met' : `not met: ${[...missed].join(', ')}`;
}

function countGoals(results: Result[]): string {
  const goals = results.flatMap((result) => goalsOf(result, results));
  const met = goals.filter(({ isMet }) => isMet).length;
  return `Goals met: ${met} of ${goals.length}.`;
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
