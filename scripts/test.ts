/** `npm test`: all set-up, then every check there is. Its last line is `N passed, N failed`. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApplication } from './steps/build';
import { runChecks } from './steps/checks';
import { ensureChromium } from './steps/chromium';
import { ensurePostgres } from './steps/postgres-programs';
import { inWords, sum, type Tally } from './steps/tally';
import { runMatrix, runPlaywright, runVitest } from './steps/tests';
import { report } from './bootstrap/failure.mjs';

const WITHOUT_POSTGRES =
  'The PostgreSQL half was skipped: there is no PostgreSQL on this machine. Install it (Debian: apt-get install postgresql; macOS: brew install postgresql), then run the command again.';

const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
// PostgreSQL, which does not run as root, passes through it.
chmodSync(folder, 0o711);
const start = performance.now();
const tallies: Tally[] = [];

await stage('Format, lint and types', runChecks);
const hasPostgres = await ensurePostgres();
await stage('Unit, component and integration tests', () => runVitest(folder, hasPostgres));
await stage('Set-up of the end-to-end tests', prepareEndToEnd);
await stage('The matrix of entry points and roles', () => runMatrix(folder));
await stage('End-to-end tests', () => runPlaywright(folder));

rmSync(folder, { recursive: true, force: true });
const total = sum(tallies);
process.exitCode = total.failed > 0 ? 1 : 0;
if (!hasPostgres) console.log(WITHOUT_POSTGRES);
console.log(inWords(total));

/** Runs one stage; one that throws counts as one failure, and the next ones run all the same. */
async function stage(title: string, work: () => Promise<Tally>): Promise<void> {
  console.log(`\n== ${title}, ${elapsed()} after the start`);
  const tally = await work().catch((error: unknown) => {
    report(error);
    return { passed: 0, failed: 1 };
  });
  tallies.push(tally);
  console.log(`== ${title}: ${inWords(tally)}, ${elapsed()} after the start`);
}

async function prepareEndToEnd(): Promise<Tally> {
  await ensureChromium();
  await buildApplication();
  return { passed: 0, failed: 0 };
}

/** "1 min 5 s" */
function elapsed(): string {
  const seconds = Math.round((performance.now() - start) / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
