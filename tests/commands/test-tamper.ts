/**
 * `npm run test:tamper`: thieves at work on copies of a database, at random and by name, and honest people. Every attack
 * has to be refused or found, and nobody accused who did nothing.
 * `npm run test:tamper -- --cases 200 --runs 200 --seed 1 --engine sqlite` narrows it.
 */
import type { Engine } from '@/lib/db/engine';
import { parseOptions, parseWholeNumber, selectEngines } from '@/scripts/lib/options';
import { newTestServer } from '@/scripts/lib/test-database';
import { inWords, strikeAtRandom, strikeByName } from '@/tests/tamper/campaign';
import { falseAlarms } from '@/tests/tamper/clean';
import { newScene } from '@/tests/tamper/scene';

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
    const scene = await newScene({ adminUrl: server?.server.url(), seed, changes: CHANGES });
    console.log(`\n${engine}: ${attacks} attacks at random …`);
    const struck = await strikeAtRandom(scene, { attacks, seed });
    console.table(countsOf(struck.map(({ attack, outcome }) => [attack.name, outcome.end])));
    const unnoticed = struck.filter(({ outcome }) => outcome.end === 'unnoticed');

    const named = await strikeByName(scene);
    for (const { attack, outcome, isAsExpected } of named) {
      console.log(
        `${isAsExpected ? 'as expected' : 'UNEXPECTED'}: ${attack.name}: ${inWords(outcome)}`,
      );
    }
    const unexpected = named.filter(({ isAsExpected }) => !isAsExpected);

    const alarms = await falseAlarms(scene, { runs, seed });
    console.log(
      `${engine}: ${attacks} attacks at random, ${unnoticed.length} unnoticed; ${named.length} named, ${unexpected.length} not as expected; ${runs} honest verifications, ${alarms.length} false alarms`,
    );
    await scene.remove();
    return unnoticed.length + unexpected.length + alarms.length === 0;
  } finally {
    await server?.remove();
  }
}

/** How often each end came of each attack. */
function countsOf(ends: [name: string, end: string][]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const [name, end] of ends) {
    const ofName = (counts[name] ??= {});
    ofName[end] = (ofName[end] ?? 0) + 1;
  }
  return counts;
}
