import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { childEnvironment } from '@/lib/env';
import { accompany } from '@/scripts/bootstrap/child.mjs';
import { withVerdict, type Tally } from './tally';

/** Settings of the person at the terminal must not decide whether tests pass; an empty value counts as absent. */
const SETTINGS = {
  AUTH_URL: '',
  SIGNUP: 'open',
  TRUSTED_PROXIES: '',
  OIDC_ISSUER: '',
  OIDC_CLIENT_ID: '',
  OIDC_CLIENT_SECRET: '',
  LOG_LEVEL: 'warn',
  NEXT_TELEMETRY_DISABLED: '1',
};

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }): Tally => {
    // A file that cannot even be loaded has no tests in the report.
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  });

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Tally => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));

/**
 * Runs unit, component and integration tests, prints them and their coverage.
 * @param hasPostgres whether the integration tests can run on PostgreSQL as well
 */
export function runVitest(folder: string, hasPostgres: boolean): Promise<Tally> {
  return vitest(folder, [
    '--coverage',
    `--coverage.reportsDirectory=${path.join(folder, 'coverage')}`,
    '--project=!matrix',
    ...(hasPostgres ? [] : ['--project=!integration-postgresql']),
  ]);
}

/** Asks every entry point of the build as everyone, with the proxy and without. */
export function runMatrix(folder: string): Promise<Tally> {
  return vitest(folder, ['--project=matrix']);
}

async function vitest(folder: string, options: string[]): Promise<Tally> {
  const report = path.join(folder, 'vitest.json');
  rmSync(report, { force: true });
  const code = await accompany(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...options,
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    childEnvironment({ ...SETTINGS, TMPDIR: folder }),
  );
  return withVerdict(tallyOf(report, vitestReport), code);
}

/** Runs the end-to-end tests against the real server. */
export async function runPlaywright(folder: string): Promise<Tally> {
  const report = path.join(folder, 'playwright.json');
  const code = await accompany(
    process.execPath,
    ['node_modules/playwright/cli.js', 'test', '--forbid-only', '--reporter=list,json'],
    childEnvironment({ ...SETTINGS, TMPDIR: folder, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
  return withVerdict(tallyOf(report, playwrightReport), code);
}

function tallyOf(report: string, schema: z.ZodType<Tally>): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  return schema.parse(JSON.parse(readFileSync(report, 'utf8')));
}
