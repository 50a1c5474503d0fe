// The attacker, on the database that the environment names, which nobody else uses: campaign after campaign against a
// server of its own. Its parameters are the seed, whether the run is thorough, and the names of the campaigns.
import { closePasswordWorkers } from '@/lib/auth/password';
import { disconnect } from '@/lib/db/client';
import { CAMPAIGNS } from './campaigns';
import { forgetAllTries, openDesk, type Desk } from './desk';
import { hangUp } from '@/tests/support/matrix/send';
import { newTally, type Tally } from './tally';

/** Of what is wrong in a campaign, so much is printed. */
const TOLD = 20;

const [seed = '1', thorough, ...names] = process.argv.slice(2);
const desk = await openDesk({ seed: Number(seed), isThorough: thorough === 'thorough' });
const tallies: Record<string, Tally> = {};
try {
  for (const name of names) tallies[name] = await run(desk, name);
} finally {
  hangUp();
  await desk.close();
  await Promise.all([disconnect(), closePasswordWorkers()]);
}

console.table(
  Object.fromEntries(
    Object.entries(tallies).map(([name, { tries, refused, stored, findings }]) => [
      name,
      { tries, refused, stored, findings: findings.length },
    ]),
  ),
);
const found = Object.values(tallies).flatMap(({ findings }) => findings);
console.log(`${found.length} findings`);
process.exitCode = found.length === 0 ? 0 : 1;

async function run(on: Desk, name: string): Promise<Tally> {
  const start = performance.now();
  const tally = newTally();
  await forgetAllTries();
  try {
    await CAMPAIGNS[name]!(on, tally);
  } catch (thrown) {
    tally.findings.push(`it ended early: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`\n${name}: ${tally.tries} requests, ${seconds} s`);
  for (const figure of tally.figures) console.log(`  ${figure}`);
  for (const finding of tally.findings.slice(0, TOLD)) console.log(`  FOUND ${finding}`);
  return tally;
}
