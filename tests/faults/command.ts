import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Engine } from '@/lib/db/engine';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { findPostgres } from '@/scripts/steps/postgres-programs';

const ENGINES: Engine[] = ['sqlite', 'postgresql'];

/** The engines that were asked for, or both; without PostgreSQL on this machine, says so and goes on without. */
export function enginesFor(wanted: string | undefined): Engine[] {
  const engines = ENGINES.filter((engine) => wanted === undefined || wanted === engine);
  if (engines.length === 0) {
    throw new ExpectedFailure(`There is no engine ${wanted}: take sqlite or postgresql.`);
  }
  if (!engines.includes('postgresql') || findPostgres()) return engines;
  console.log(
    'PostgreSQL is skipped: there is none on this machine. Install it (Debian: apt-get install postgresql; macOS: brew install postgresql), then run the command again.',
  );
  return engines.filter((engine) => engine !== 'postgresql');
}

/**
 * The options of this command, all of which have a value.
 * @throws ExpectedFailure for one that it does not know
 */
export function options<N extends string>(...names: N[]): Partial<Record<N, string>> {
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
 * A whole number that was given as an option, or `otherwise`.
 * @throws ExpectedFailure for anything else
 */
export function wholeNumber(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new ExpectedFailure(`"${given}" is not a whole number.`);
}
