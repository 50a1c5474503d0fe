import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Engine } from '@/lib/db/engine';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { findPostgres, POSTGRES_SKIPPED } from '@/scripts/lib/postgres-programs';

const ENGINES: Engine[] = ['sqlite', 'postgresql'];

/**
 * The engines to run on: the one named by an option, or both. If PostgreSQL isn't installed, skips it and prints how to
 * install it.
 * @throws ExpectedFailure for an unknown engine
 */
export function selectEngines(wanted: string | undefined): Engine[] {
  const engines = ENGINES.filter((engine) => wanted === undefined || wanted === engine);
  if (engines.length === 0) {
    throw new ExpectedFailure(`There is no engine ${wanted}: choose sqlite or postgresql.`);
  }
  if (!engines.includes('postgresql') || findPostgres()) return engines;
  console.log(POSTGRES_SKIPPED);
  return engines.filter((engine) => engine !== 'postgresql');
}

/**
 * Parses the command line into the named options, each of which takes a value (`--name value`).
 * @throws ExpectedFailure with the known options for an unknown one
 */
export function parseOptions<N extends string>(...names: N[]): Partial<Record<N, string>> {
  const config: ParseArgsConfig['options'] = Object.fromEntries(
    names.map((name) => [name, { type: 'string' }]),
  );
  try {
    return parseArgs({ options: config }).values as Partial<Record<N, string>>;
  } catch (error) {
    throw new ExpectedFailure(`${(error as Error).message} Options: --${names.join(', --')}.`);
  }
}

/**
 * The whole number in an option's value, or `fallback` without the option.
 * @throws ExpectedFailure for anything but 1 to 9 digits
 */
export function parseWholeNumber(given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new ExpectedFailure(`"${given}" is not a whole number.`);
}
