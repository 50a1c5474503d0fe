/**
 * `npm run test:faults`: interrupts the application's database, disk and process in many ways, and counts what is
 * lost. `npm run test:faults -- --only kill --engine sqlite --rounds 50 --seed 1` narrows it. With WORKERS, that many
 * processes work while one is killed.
 */
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { parseOptions, parseWholeNumber, selectEngines } from '@/scripts/lib/options';
import { CAMPAIGNS } from '@/tests/faults/campaigns';

/** The number of problems printed per fault. */
const MAX_PRINTED = 20;

const given = parseOptions('only', 'engine', 'rounds', 'seed');
const options = {
  rounds: parseWholeNumber(given.rounds, 50),
  seed: parseWholeNumber(given.seed, Date.now() % 1_000_000),
};
const names = Object.keys(CAMPAIGNS).filter(
  (name) => given.only === undefined || given.only === name,
);
if (names.length === 0) {
  throw new ExpectedFailure(
    `There is no fault ${given.only}. Choose one of ${Object.keys(CAMPAIGNS).join(', ')}.`,
  );
}
const engines = selectEngines(given.engine);
console.log(`Seed ${options.seed}`);

let wrong = 0;
for (const name of names) {
  for (const engine of engines) wrong += await run(name, engine);
}
console.log(wrong === 0 ? 'Nothing was lost.' : `Wrong: ${wrong}.`);
process.exitCode = wrong === 0 ? 0 : 1;

/** Runs one kind of fault on one engine; returns the number of problems. */
async function run(name: string, engine: (typeof engines)[number]): Promise<number> {
  const start = performance.now();
  console.log(`\n${name}, ${engine} …`);
  const findings = await CAMPAIGNS[name]!(engine, options);
  if (typeof findings === 'string') {
    console.log(`  skipped: ${findings}`);
    return 0;
  }
  console.table(findings.table);
  for (const what of findings.wrong.slice(0, MAX_PRINTED)) console.log(`  ${what}`);
  console.log(`  ${Math.round((performance.now() - start) / 1_000)} s`);
  return findings.wrong.length;
}
