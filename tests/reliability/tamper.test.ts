import { inject, onTestFinished, test, expect } from 'vitest';
import { engine } from '@/tests/support/database';
import { describeOutcome, runRandomAttacks, runNamedAttacks } from '@/tests/tamper/campaign';
import { findFalseAlarms } from '@/tests/tamper/false-alarms';
import { newSampleDatabase } from '@/tests/tamper/sample-database';

// The short form of `npm run test:tamper`. The seed changes every day, and is in the title of a failed test.
const seed = Math.floor(Date.now() / 86_400_000);

test(`every attack is refused or found, and verifying an untouched database raises no alarm (seed ${seed})`, async () => {
  const adminUrl = engine === 'postgresql' ? inject('adminUrl') : undefined;
  const sample = await newSampleDatabase({ adminUrl, seed, changes: 20 });
  onTestFinished(() => sample.remove());

  const attacked = await runRandomAttacks(sample, { attacks: 20, seed });
  const unnoticed = attacked.filter(({ outcome }) => outcome.end === 'unnoticed');
  expect(unnoticed.map(({ attack }) => attack.name)).toEqual([]);

  const named = await runNamedAttacks(sample);
  const unexpected = named.filter(({ isAsExpected }) => !isAsExpected);
  expect(
    unexpected.map(({ attack, outcome }) => `${attack.name}: ${describeOutcome(outcome)}`),
  ).toEqual([]);
  expect(named.length).toBeGreaterThanOrEqual(12);

  expect(await findFalseAlarms(sample, { runs: 10, seed })).toEqual([]);
});
