/**
 * `npm run test:hostile`: attacks the production server on this machine's loopback address, in many ways, and counts what
 * it should not have done.
 * `npm run test:hostile -- --only strings,shown --seed 1 --thorough yes` narrows it, or sends every text every way.
 */
import { childEnvironment } from '@/lib/env';
import { CAMPAIGNS } from '@/tests/hostile/campaigns';
import { options, wholeNumber } from '@/tests/faults/command';
import { newGrounds } from '@/tests/faults/grounds';
import { accompany } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { buildApplication } from './steps/build';

const SECRET = 'only-for-tests-only-for-tests-only-for-tests';

const given = options('only', 'seed', 'thorough');
const seed = wholeNumber(given.seed, Date.now() % 1_000_000);
const wanted = given.only?.split(',');
const names = Object.keys(CAMPAIGNS).filter((name) => wanted?.includes(name) ?? true);
if (names.length === 0) {
  throw new ExpectedFailure(
    `There is no campaign ${given.only}: take one of ${Object.keys(CAMPAIGNS).join(', ')}.`,
  );
}
await buildApplication();
console.log(`Seed ${seed}`);
const grounds = await newGrounds('sqlite');
try {
  const program = 'tests/hostile/hostile-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program];
  const wish = [String(seed), given.thorough === 'yes' ? 'thorough' : 'brief', ...names];
  process.exitCode = await accompany(
    process.execPath,
    [...node, ...wish],
    childEnvironment({ DATABASE_URL: grounds.applicationUrl, AUTH_SECRET: SECRET, AUTH_URL: '' }),
  );
} finally {
  await grounds.remove();
}
