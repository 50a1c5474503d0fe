import { formatNumber } from '@/lib/numbers';
import { goalsOf } from './goals';
import { SUITES, type Result } from './result';

type Table = { title: string; head: string[]; rows: string[][] };

/** Everything that was measured as tables in Markdown, with the goals beside the figures. */
export function tablesIn(results: Result[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))];
  return SUITES.flatMap((suite) =>
    engines.flatMap((engine) => {
      const of = results.filter((result) => result.suite === suite && result.engine === engine);
      if (of.length === 0) return [];
      const { title, head, rows } = suite === 'list' ? bySize(of) : byLine(of);
      return [`### ${title}, ${engine}\n\n${drawn([head, ...rows])}\n\n${verdictOf(of)}`];
    }),
  ).join('\n\n');
}

/** One line a case, the sizes beside each other. */
function bySize(results: Result[]): Table {
  const sizes = [...new Set(results.map(({ orders }) => orders))];
  const names = [...new Set(results.map(({ name }) => name))];
  const rows = names.map((name) => {
    const line = sizes.map((size) => results.find((of) => of.name === name && of.orders === size));
    const last = line.at(-1);
    return [
      name,
      ...line.map((of) => (of ? `${shown(of.p50_ms)} / ${shown(of.p95_ms)}` : '')),
      ...line.map((of) => shown(of?.per_second ?? null)),
      shown(last?.ratio ?? null),
      goalsInWords(
        line.filter((of) => of !== undefined),
        results,
      ),
    ];
  });
  const head = [
    'p50 / p95 in ms',
    ...sizes.map(formatNumber),
    ...sizes.map((size) => `a second, ${formatNumber(size)}`),
    'ratio',
    'goals',
  ];
  return { title: 'list', head, rows };
}

/** One line a figure, with all that it has. */
function byLine(results: Result[]): Table {
  const fixed = ['suite', 'engine', 'ratio', 'name', 'orders'];
  const keys = [...new Set(results.flatMap((result) => Object.keys(result)))].filter(
    (key) => !fixed.includes(key) && results.some((result) => result[key] !== null),
  );
  const rows = results.map((result) => [
    result.name,
    formatNumber(result.orders),
    ...keys.map((key) => shown(result[key] ?? null)),
    goalsInWords([result], results),
  ]);
  const title = results[0]!.suite;
  return {
    title,
    head: ['', 'orders', ...keys.map((key) => key.replaceAll('_', ' ')), 'goals'],
    rows,
  };
}

/** "met", or the goals that are not. */
function goalsInWords(line: Result[], results: Result[]): string {
  const goals = line.flatMap((result) => goalsOf(result, results));
  const missed = new Set(goals.filter(({ isMet }) => !isMet).map(({ wanted }) => wanted));
  if (goals.length === 0) return '';
  return missed.size === 0 ? 'met' : `not met: ${[...missed].join(', ')}`;
}

function verdictOf(results: Result[]): string {
  const goals = results.flatMap((result) => goalsOf(result, results));
  const met = goals.filter(({ isMet }) => isMet).length;
  return `Goals met: ${met} of ${goals.length}.`;
}

function shown(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (Math.abs(value) >= 1_000) return formatNumber(Math.round(value));
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** Columns under each other, so that it can be read at the terminal as well. */
function drawn([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
