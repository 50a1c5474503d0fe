/**
 * `npm run test:tamper`: runs random and named attacks on copies of a database, and verifies an untouched one. Every attack
 * has to be refused or found, and there must be no false alarm.
 * `npm run test:tamper -- --cases 200 --runs 200 --seed 1 --engine sqlite` narrows it.
 */
import type { Engine } from '@/lib/db/engine';
import { parseOptions, parseWholeNumber, selectEngines } from '@/scripts/lib/options';
import { newTestServer } from '@/scripts/lib/test-database';
import { describeOutcome, runRandomAttacks, runNamedAttacks } from '@/tests/tamper/campaign';
import { findFalseAlarms } from '@/tests/tamper/false-alarms';
import { newSampleDatabase } from '@/tests/tamper/sample-database';

const CHANGES = 60;

const given = parseOptions('cases', 'runs', 'seed', 'engine');
const attacks = parseWholeNumber(given.cases, 200);
const runs = parseWholeNumber(given.runs, 200);
const seed = parseWholeNumber(given.seed, Date.now() % 1_000_000);
console.log(`Seed ${seed}`);
for (const engine of selectEngines(given.engine)) {
  if (!(await isTamperproof(engine))) process.exitCode = 1;
}

async function isTamperproof(engine: Engine): Promise<boolean> {
  const server = engine === 'postgresql' ? await newTestServer() : undefined;
  try {
    const sample = await newSampleDatabase({
      adminUrl: server?.server.url(),
      seed,
      changes: CHANGES,
    });
    console.log(`\n${engine}: ${attacks} random attacks …`);
    const attacked = await runRandomAttacks(sample, { attacks, seed });
    console.table(countsOf(attacked.map(({ attack, outcome }) => [attack.name, outcome.end])));
    const unnoticed = attacked.filter(({ outcome }) => outcome.end === 'unnoticed');

    const named = await runNamedAttacks(sample);
    for (const { attack, outcome, isAsExpected } of named) {
      console.log(
        `${isAsExpected ? 'as expected' : 'UNEXPECTED'}: ${attack.name}: ${describeOutcome(outcome)}`,
      );
    }
    const unexpected = named.filter(({ isAsExpected }) => !isAsExpected);

    const alarms = await findFalseAlarms(sample, { runs, seed });
    console.log(
      `${engine}: ${attacks} random attacks, ${unnoticed.length} unnoticed; ${named.length} named, ${unexpected.length} not as expected; ${runs} verifications without an attack, ${alarms.length} false alarms`,
    );
    await sample.remove();
    return unnoticed.length + unexpected.length + alarms.length === 0;
  } finally {
    await server?.remove();
  }
}

/** The number of outcomes of each kind by attack. */
function countsOf(ends: [name: string, end: string][]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const [name, end] of ends) {
    const ofName = (counts[name] ??= {});
    ofName[end] = (ofName[end] ?? 0) + 1;
  }
  return counts;
}
