import type { Engine } from '@/lib/db/engine';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { parseOptions, parseWholeNumber } from '@/scripts/lib/options';
import { SUITES, type Suite } from './result';

const ENGINES: Engine[] = ['sqlite', 'postgresql'];
const SIZES = [1_000, 100_000, 1_000_000];
const REQUESTS = 100;

/** The least that the searches and places of the cases can be found in, and the most that is believable. */
const [FEWEST, MOST] = [60, 5_000_000];

/** What is to be measured, where, and what becomes of it. */
export type BenchOptions = {
  suites: Suite[];
  engines: Engine[];
  /** Orders of the workspaces; the first is what the others are compared with. */
  sizes: number[];
  /** Requests of each case, one after the other. */
  requests: number;
  /** Files for the results and for the tables. */
  json?: string;
  markdown?: string;
  /** A folder in which the SQLite database stays, and is found by the next run. */
  keep?: string;
  /** The administrator's address of a PostgreSQL server on which the database stays. */
  server?: string;
};

/**
 * What the options of this command ask for; without any, everything.
 * @throws ExpectedFailure with one sentence for what cannot be
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
    suites: among(given.suite, 'suite', SUITES),
    engines: among(given.engine, 'engine', ENGINES),
    sizes: sizesIn(given.orders),
    requests: Math.max(1, parseWholeNumber(given.requests, REQUESTS)),
    ...(json && { json }),
    ...(markdown && { markdown }),
    ...(keep && { keep }),
    ...(server && { server }),
  };
}

/**
 * The names that stand in a text with commas, in the order of all of them; without a text, all.
 * @throws ExpectedFailure for another name
 */
export function among<N extends string>(
  given: string | undefined,
  what: string,
  all: readonly N[],
): N[] {
  if (given === undefined) return [...all];
  const names = given.split(',');
  const unknown = names.find((name) => !all.some((known) => known === name));
  if (unknown !== undefined) {
    throw new ExpectedFailure(`There is no ${what} "${unknown}": take of ${all.join(', ')}.`);
  }
  return all.filter((name) => names.includes(name));
}

/**
 * Numbers of orders in a text with commas, smallest first.
 * @throws ExpectedFailure for anything else
 */
export function sizesIn(given: string | undefined): number[] {
  if (given === undefined) return SIZES;
  const sizes = [...new Set(given.split(',').map((text) => parseWholeNumber(text, NaN)))];
  const wrong = sizes.find((size) => size < FEWEST || size > MOST);
  if (wrong !== undefined) {
    throw new ExpectedFailure(
      `A workspace of ${wrong} orders cannot be measured: take from ${FEWEST} to ${MOST}.`,
    );
  }
  return sizes.sort((a, b) => a - b);
}
