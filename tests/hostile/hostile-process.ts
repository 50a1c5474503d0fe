// The attacker: runs campaigns against its own server, on the database in DATABASE_URL.
// Parameters: the seed, "thorough" or "brief", and the names of the campaigns.
import { closePasswordWorkers } from '@/lib/auth/password';
import { disconnect } from '@/lib/db/client';
import { CAMPAIGNS } from './campaigns';
import { resetRateLimits, openContext, type Context } from './context';
import { closeConnections } from '@/tests/support/matrix/send';
import { newResults, type Results } from './results';

/** The number of findings printed per campaign. */
const MAX_PRINTED = 20;

const [seed = '1', thorough, ...names] = process.argv.slice(2);
const context = await openContext({ seed: Number(seed), isThorough: thorough === 'thorough' });
const resultsByName: Record<string, Results> = {};
try {
  for (const name of names) resultsByName[name] = await run(context, name);
} finally {
  closeConnections();
  await context.close();
  await Promise.all([disconnect(), closePasswordWorkers()]);
}

console.table(
  Object.fromEntries(
    Object.entries(resultsByName).map(([name, { requests, refused, stored, findings }]) => [
      name,
      { requests, refused, stored, findings: findings.length },
    ]),
  ),
);
const found = Object.values(resultsByName).flatMap(({ findings }) => findings);
console.log(`${found.length} findings`);
process.exitCode = found.length === 0 ? 0 : 1;

async function run(on: Context, name: string): Promise<Results> {
  const start = performance.now();
  const results = newResults();
  await resetRateLimits();
  try {
    await CAMPAIGNS[name]!(on, results);
  } catch (thrown) {
    results.findings.push(`it ended early: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`\n${name}: ${results.requests} requests, ${seconds} s`);
  for (const figure of results.figures) console.log(`  ${figure}`);
  for (const finding of results.findings.slice(0, MAX_PRINTED)) console.log(`  FOUND ${finding}`);
  return results;
}
