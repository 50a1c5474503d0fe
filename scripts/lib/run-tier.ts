import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedFailure, report } from '@/scripts/bootstrap/failure.mjs';
import type { Tier } from '@/scripts/lib/tiers';
import { buildApplication } from './build';
import { runChecks } from './checks';
import { ensureChromium } from './chromium';
import { ensurePostgres, POSTGRES_SKIPPED } from './postgres-programs';
import { describeResults, sumResults, type TestResults } from './test-results';
import { matchingSpecs, runPlaywright, runVitest, type TestRun } from './run-tests';

const NOT_RUN: Record<Tier, string> = {
  fast: 'Not run: PostgreSQL, the access matrix, kill, outage, tamper and history tests, and rarer journeys (npm run test:full).',
  full: 'Not run: the long forms (npm run test:faults, test:history, test:tamper, test:hostile), mutants (npm run test:mutants) and benchmarks (npm run bench).',
};

type Stage = { title: string; work: () => Promise<TestResults> };

/**
 * Runs a tier with the options of the command line, the fastest tests first. The last lines of output are the failed
 * tests, what was not run, and `N passed, N failed`. The exit code is 1 unless all tests passed.
 */
export async function runTier(tier: Tier): Promise<void> {
  const { words, bail } = parseCommandLine();
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
  // PostgreSQL doesn't run as root, and needs access to folders in it.
  chmodSync(folder, 0o711);
  const hasPostgres = tier === 'full' && (await ensurePostgres());
  const run: TestRun = { tier, words, bail, folder, hasPostgres };

  const results: TestResults[] = [];
  for (const stage of stagesOf(run)) {
    results.push(await runStage(stage));
    if (bail && sumResults(results).failures.length > 0) break;
  }
  rmSync(folder, { recursive: true, force: true });

  const total = sumResults(results);
  const hasFailed = total.failures.length > 0;
  process.exitCode = hasFailed || total.passed === 0 ? 1 : 0;
  if (hasFailed) console.log(['', 'Failed:', ...total.failures].join('\n'));
  if (tier === 'full' && !hasPostgres) console.log(POSTGRES_SKIPPED);
  console.log(notRun(run, bail && hasFailed));
  console.log(describeResults(total));
}

function parseCommandLine(): { words: string[]; bail: boolean } {
  try {
    const options = { bail: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { words: positionals, bail: values.bail };
  } catch {
    throw new ExpectedFailure(
      'Usage: npm test [-- WORD … --bail]. A word runs the test files whose path contains it; --bail stops at the first failure.',
    );
  }
}

function stagesOf(run: TestRun): Stage[] {
  const isWhole = run.words.length === 0;
  const hasSpecs = isWhole || matchingSpecs(run.words).length > 0;
  const isFull = run.tier === 'full';
  const build = { title: 'Build', work: prepareBrowserTests };
  return [
    ...(isWhole ? [{ title: 'Format, lint, types and unused code', work: runChecks }] : []),
    {
      title: 'Unit, component and integration tests',
      work: () => runVitest(run, vitestProjects(run)),
    },
    ...(hasSpecs || isFull ? [build] : []),
    ...(isFull ? [{ title: 'Access matrix', work: () => runVitest(run, ['matrix']) }] : []),
    ...(hasSpecs ? [{ title: 'End-to-end tests', work: () => runPlaywright(run) }] : []),
    ...(isFull
      ? [{ title: 'Reliability tests', work: () => runVitest(run, reliabilityProjects(run)) }]
      : []),
  ];
}

function vitestProjects({ tier, hasPostgres }: TestRun): string[] {
  const projects = ['unit', 'component', 'integration', 'own-environment'];
  return tier === 'full' && hasPostgres ? [...projects, 'integration-postgresql'] : projects;
}

function reliabilityProjects({ hasPostgres }: TestRun): string[] {
  return hasPostgres ? ['reliability', 'reliability-postgresql'] : ['reliability'];
}

async function prepareBrowserTests(): Promise<TestResults> {
  await ensureChromium();
  await buildApplication();
  return { passed: 0, failures: [] };
}

const start = performance.now();

/** Runs one stage. If it throws, that is one failure. */
async function runStage({ title, work }: Stage): Promise<TestResults> {
  console.log(`\n== ${title} (${elapsed()} after the start)`);
  const results = await work().catch((error: unknown) => {
    report(error);
    return { passed: 0, failures: [title] };
  });
  console.log(`== ${title}: ${describeResults(results)} (${elapsed()} after the start)`);
  return results;
}

function notRun({ tier, words }: TestRun, stopped: boolean): string {
  const command = tier === 'fast' ? 'npm test' : 'npm run test:full';
  if (stopped) return `Not run: everything after the first failure (${command}).`;
  if (words.length > 0) {
    return `Not run: files without ${words.map((word) => `"${word}"`).join(' or ')} in their path (${command}).`;
  }
  return NOT_RUN[tier];
}

/** "1 min 5 s" */
function elapsed(): string {
  const seconds = Math.round((performance.now() - start) / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
