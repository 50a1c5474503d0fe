/**
 * `npm run test:hostile`: attacks the production server on this machine's loopback address, in many ways, and counts what
 * it should not have done.
 * `npm run test:hostile -- --only strings,shown --seed 1 --thorough yes` narrows it; `--thorough yes` sends every text in every way.
 */
import { childEnvironment } from '@/lib/env';
import { runInTerminal } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { parseOptions, parseWholeNumber } from '@/scripts/lib/options';
import { newTestDatabase } from '@/scripts/lib/test-database';
import { buildApplication } from '@/scripts/lib/build';
import { CAMPAIGNS } from '@/tests/hostile/campaigns';

const SECRET = 'only-for-tests-only-for-tests-only-for-tests';

const given = parseOptions('only', 'seed', 'thorough');
const seed = parseWholeNumber(given.seed, Date.now() % 1_000_000);
const wanted = given.only?.split(',');
const names = Object.keys(CAMPAIGNS).filter((name) => wanted?.includes(name) ?? true);
if (names.length === 0) {
  throw new ExpectedFailure(
    `There is no campaign ${given.only}. Choose from ${Object.keys(CAMPAIGNS).join(', ')}.`,
  );
}
await buildApplication();
console.log(`Seed ${seed}`);
const database = await newTestDatabase('sqlite');
try {
  const program = 'tests/hostile/hostile-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program];
  const options = [String(seed), given.thorough === 'yes' ? 'thorough' : 'brief', ...names];
  process.exitCode = await runInTerminal(
    process.execPath,
    [...node, ...options],
    childEnvironment({ DATABASE_URL: database.applicationUrl, AUTH_SECRET: SECRET, AUTH_URL: '' }),
  );
} finally {
  await database.remove();
}
