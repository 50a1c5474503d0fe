import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { resolveCommit } from './build';
import type { Result } from './result';

const [START, END] = ['<!-- commits -->', '<!-- /commits -->'];

/** Rows of the table. */
const KEPT = 5;

const HEAD = [
  'commit',
  'measured',
  'list of 25, CPU ms',
  'of empty page',
  'HTML kB (gzip)',
  'live refresh, CPU ms (kB)',
  'create, edit, deliver of bare',
];

/**
 * Adds the figures of each measured commit on SQLite to the table of the last commits in a Markdown file, or updates them.
 * Values that weren't measured stay.
 * @throws ExpectedFailure without such a table
 */
export function recordResults(file: string, results: Result[]): void {
  const commits = [...new Set(results.map(({ commit }) => commit))];
  let markdown = readFileSync(file, 'utf8');
  const measured = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`;
  for (const commit of commits) {
    const own = results.filter((of) => of.commit === commit && of.engine === 'sqlite');
    markdown = withRow(markdown, [commit ?? currentCommit(), measured, ...valuesOf(own)]);
  }
  writeFileSync(file, markdown);
}

/** A plus sign marks uncommitted changes. */
function currentCommit(): string {
  const changes = execFileSync('git', ['status', '--porcelain']).toString();
  return resolveCommit('HEAD') + (changes === '' ? '' : '+');
}

/** The values of a row after the first two; those that weren't measured are empty. */
export function valuesOf(results: Result[]): string[] {
  const largest = Math.max(...results.map(({ orders }) => orders));
  const find = (suite: string, name: string) =>
    results.find((of) => of.suite === suite && of.name === name && of.orders === largest);
  const rows = find('render', '25 rows');
  const refresh = find('render', 'live refresh');
  const changes = ['create', 'edit', 'deliver'].map((name) => find('write', `${name}, 1 client`));
  return [
    rows ? format(rows.cpu_ms) : '',
    rows ? format(rows.of_empty) : '',
    rows ? `${format(rows.kb)} (${format(rows.gzip_kb)})` : '',
    refresh ? `${format(refresh.cpu_ms)} (${format(refresh.kb)})` : '',
    changes.every(Boolean) ? changes.map((change) => format(change?.of_bare)).join(', ') : '',
  ];
}

/** Appends a row to the table, or updates the row of the same commit, and keeps the last rows. */
export function withRow(markdown: string, row: string[]): string {
  const [before, rest] = splitAt(markdown, START);
  const [table, after] = splitAt(rest, END);
  const rows = table.trim().split('\n').slice(2).map(cellsOf);
  const same = rows.find(([commit]) => commit === row[0]);
  if (same) row.forEach((value, column) => (same[column] = value || same[column]!));
  else rows.push(row);
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.slice(-KEPT)];
  const text = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${before}${START}\n${text}\n${END}${after}`;
}

function splitAt(text: string, marker: string): [before: string, after: string] {
  const [before, after] = text.split(marker, 2);
  if (after === undefined) throw new ExpectedFailure(`The file has no line "${marker}".`);
  return [before!, text.slice(before!.length + marker.length)];
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function format(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(3))) : '–';
}
