import type { Engine } from '@/lib/db/engine';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { parseOptions, parseWholeNumber } from '@/scripts/lib/options';
import { SUITES, type Suite } from './result';

const ENGINES: Engine[] = ['sqlite', 'postgresql'];
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
  /** A folder for the SQLite database, which later runs reuse. */
  keep?: string;
  /** The administrator's URL of a PostgreSQL server for the database, which later runs reuse. */
  server?: string;
};

/**
 * Parses the command line. By default, everything is measured.
 * @throws ExpectedFailure for an invalid option
 */
export function readOptions(): BenchOptions {
  const given = parseOptions(
    'suite',
    'engine',
    'orders',
    'requests',
    'json',
    'markdown',
    'keep',
    'server',
  );
  const { json, markdown, keep, server } = given;
  return {
    suites: parseNames(given.suite, 'suite', SUITES),
    engines: parseNames(given.engine, 'engine', ENGINES),
    sizes: parseSizes(given.orders),
    requests: Math.max(1, parseWholeNumber(given.requests, REQUESTS)),
    ...(json && { json }),
    ...(markdown && { markdown }),
    ...(keep && { keep }),
    ...(server && { server }),
  };
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
