import type { Engine } from '@/lib/db/engine';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { parseOptions, parseWholeNumber } from '@/scripts/lib/options';
import { parseOtherPage, type OtherPage } from './other-page';
import { DEFAULT_SUITES, SUITES, type Suite } from './result';

const ENGINES: Engine[] = ['sqlite', 'postgresql'];
const NAMES = [
  'suite',
  'engine',
  'orders',
  'requests',
  'json',
  'markdown',
  'record',
  'keep',
  'server',
  'commits',
  'against',
  'cookie',
  'pid',
] as const;
const SIZES = [1_000, 100_000, 1_000_000];
const REQUESTS = 100;

/** With fewer orders, the cases of the suite list would not exist. */
const [FEWEST, MOST] = [60, 5_000_000];

export type BenchOptions = {
  suites: Suite[];
  engines: Engine[];
  /** Orders per workspace. The others are compared with the first. */
  sizes: number[];
  /** Sequential requests per case. */
  requests: number;
  /** Files to write the results and the tables to. */
  json?: string;
  markdown?: string;
  /** A Markdown file with the table of the last commits, such as docs/performance.md. */
  record?: string;
  /** A folder for the SQLite database, which later runs reuse. */
  keep?: string;
  /** The administrator's URL of a PostgreSQL server for the database, which later runs reuse. */
  server?: string;
  /** Commits to measure and compare, the earliest first. */
  commits?: string[];
  /** The page that the suite `original` compares with. */
  other?: OtherPage;
};

/**
 * Parses the command line. By default, everything is measured except for `original`.
 * @throws ExpectedFailure for an invalid option
 */
export function readOptions(): BenchOptions {
  const given = parseOptions(...NAMES);
  const { json, markdown, record, keep, server } = given;
  const suites =
    given.suite === undefined ? DEFAULT_SUITES : parseNames(given.suite, 'suite', SUITES);
  const commits = parseCommits(given.commits, server);
  const isCompared = suites.includes('original');
  if (!isCompared && (given.against ?? given.cookie ?? given.pid) !== undefined) {
    throw new ExpectedFailure('--against, --cookie and --pid belong to --suite original.');
  }
  return {
    suites,
    engines: parseNames(given.engine, 'engine', ENGINES),
    sizes: parseSizes(given.orders),
    requests: Math.max(1, parseWholeNumber(given.requests, REQUESTS)),
    ...(json && { json }),
    ...(markdown && { markdown }),
    ...(record && { record }),
    ...(keep && { keep }),
    ...(server && { server }),
    ...(commits && { commits }),
    ...(isCompared && { other: parseOtherPage(given) }),
  };
}

/**
 * Parses commits separated by commas.
 * @throws ExpectedFailure for one that is named twice, or with a server
 */
export function parseCommits(given: string | undefined, server?: string): string[] | undefined {
  if (given === undefined) return undefined;
  const commits = given.split(',').filter(Boolean);
  if (commits.length === 0 || new Set(commits).size < commits.length) {
    throw new ExpectedFailure('Name different commits to measure, as in --commits main~5,main.');
  }
  if (server === undefined) return commits;
  throw new ExpectedFailure('Each commit needs its own database: leave --server out.');
}

/**
 * Parses names separated by commas, and returns them in the order of `all`. Default: all.
 * @throws ExpectedFailure for an unknown name
 */
export function parseNames<N extends string>(
  given: string | undefined,
  what: string,
  all: readonly N[],
): N[] {
  if (given === undefined) return [...all];
  const names = given.split(',');
  const unknown = names.find((name) => !all.some((known) => known === name));
  if (unknown !== undefined) {
    throw new ExpectedFailure(`There is no ${what} "${unknown}": choose from ${all.join(', ')}.`);
  }
  return all.filter((name) => names.includes(name));
}

/**
 * Parses numbers of orders separated by commas, and sorts them.
 * @throws ExpectedFailure for anything else
 */
export function parseSizes(given: string | undefined): number[] {
  if (given === undefined) return SIZES;
  const sizes = [...new Set(given.split(',').map((text) => parseWholeNumber(text, NaN)))];
  const wrong = sizes.find((size) => size < FEWEST || size > MOST);
  if (wrong !== undefined) {
    throw new ExpectedFailure(
      `A workspace of ${wrong} orders cannot be measured: choose from ${FEWEST} to ${MOST}.`,
    );
  }
  return sizes.sort((a, b) => a - b);
}
