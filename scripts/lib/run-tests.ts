import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { childEnvironment } from '@/lib/env';
import { runInTerminal } from '@/scripts/bootstrap/child.mjs';
import { readPlaywrightReport, type ReportedTest } from '@/scripts/lib/playwright-report';
import { testPorts } from '@/scripts/lib/test-addresses';
import { selectionVariables, type Tier } from '@/scripts/lib/tiers';
import { assertPortsFree } from './port';
import { withExitCode, type TestResults } from './test-results';

const SPECS = 'tests/e2e';

/** The caller's own settings must not affect the tests. An empty value counts as unset. */
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
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .transform(({ numPassedTests, testResults }): TestResults => ({
    passed: numPassedTests,
    failures: testResults.flatMap(({ name, status, assertionResults }) => {
      const file = path.relative('.', name);
      const tests = assertionResults
        .filter((test) => test.status === 'failed')
        .map(({ fullName }) => `${file}: ${fullName}`);
      // A file that fails to load or to set up has no failed test in the report.
      return status === 'failed' && tests.length === 0 ? [file] : tests;
    }),
  }));

/** Failures look like "[wide] orders.spec.ts: an order is deleted". */
function parsePlaywrightReport(json: unknown): TestResults {
  const { tests, errors } = readPlaywrightReport(json);
  const isFailed = ({ status }: ReportedTest) => status === 'unexpected' || status === 'flaky';
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failures: [
      ...tests.filter(isFailed).map(({ project, titles }) => `[${project}] ${titles.join(': ')}`),
      ...errors,
    ],
  };
}

/** One run of a tier. */
export type TestRun = {
  tier: Tier;
  /** Parts of the paths of the test files to run; all of them when empty. */
  words: string[];
  /** Whether to stop at the first failure. */
  bail: boolean;
  /** For temporary files. */
  folder: string;
  hasPostgres: boolean;
};

/** Runs test files of these projects of vitest.config.ts. */
export async function runVitest(run: TestRun, projects: string[]): Promise<TestResults> {
  const { words, bail, folder } = run;
  const report = path.join(folder, 'vitest.json');
  rmSync(report, { force: true });
  const code = await runInTerminal(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...words,
      ...projects.map((project) => `--project=${project}`),
      ...(words.length > 0 ? ['--passWithNoTests'] : []),
      ...(bail ? ['--bail=1'] : []),
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    childEnvironment({ ...SETTINGS, ...selectionVariables(run.tier, words), TMPDIR: folder }),
  );
  return withExitCode(
    readReport(report, (json) => vitestReport.parse(json)),
    code,
    words.length > 0,
  );
}

/** Runs the end-to-end tests; in the fast tier on SQLite only. */
export async function runPlaywright(run: TestRun): Promise<TestResults> {
  const { words, bail, folder, hasPostgres } = run;
  // Playwright would mistake another program on one of these ports for the server that it starts.
  await assertPortsFree(testPorts(hasPostgres));
  const report = path.join(folder, 'playwright.json');
  const code = await runInTerminal(
    process.execPath,
    [
      'node_modules/playwright/cli.js',
      'test',
      ...(words.length > 0 ? matchingSpecs(words) : []),
      ...(words.length > 0 ? ['--pass-with-no-tests'] : []),
      ...(bail ? ['--max-failures=1'] : []),
      '--forbid-only',
      '--reporter=list,json',
    ],
    childEnvironment({
      ...SETTINGS,
      ...selectionVariables(run.tier, words),
      TMPDIR: folder,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
  );
  return withExitCode(readReport(report, parsePlaywrightReport), code, words.length > 0);
}

/** The spec files whose path contains one of the words. */
export function matchingSpecs(words: string[]): string[] {
  return readdirSync(SPECS, { recursive: true, encoding: 'utf8' })
    .map((file) => `${SPECS}/${file}`)
    .filter((file) => file.endsWith('.spec.ts') && words.some((word) => file.includes(word)));
}

function readReport(report: string, parse: (json: unknown) => TestResults): TestResults {
  if (!existsSync(report)) return { passed: 0, failures: [] };
  return parse(JSON.parse(readFileSync(report, 'utf8')));
}
