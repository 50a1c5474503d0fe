import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { childEnvironment } from '@/lib/env';
import { accountsPort, addressOf, BALANCER_PORT, SQLITE_PORT } from '@/scripts/lib/test-addresses';
import { hasBothEngines, excludedTests } from '@/scripts/lib/tiers';
import { findChromium } from '@/scripts/lib/chromium';
import { findPostgres } from '@/scripts/lib/postgres-programs';

const database = path.join(tmpdir(), `order-desk-e2e-${randomUUID()}`, 'oms.db');

const environment = childEnvironment();
const { e2e, titles } = excludedTests(environment);
const rareFiles = e2e.map((files) => `**/tests/e2e/${files}`);

const withoutJavaScript = '**/without-javascript/*.spec.ts';
const twoInstances = '**/two-instances/*.spec.ts';
const wide = { width: 1440, height: 900 };

const isRoot = process.getuid?.() === 0;
const hasPostgres = hasBothEngines(environment) && findPostgres();

/** What meets the database, or can tell two instances from one: each request is answered by the other of them. */
const onPostgresql = {
  name: 'postgresql',
  grep: /two-instances\/|(live|bulk|import|find-orders|find-log)\.spec\.ts|@postgresql/,
  testIgnore: withoutJavaScript,
  use: { viewport: wide, baseURL: addressOf(BALANCER_PORT) },
};

export default defineConfig({
  testDir: 'tests/e2e',
  grepInvert: titles.map((title) => new RegExp(title)),
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous, for machines that are busy with other things: no test is about time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: addressOf(SQLITE_PORT),
    locale: 'en-GB',
    // An odd offset, so that no date passes only because browser and server share a zone.
    timezoneId: 'Asia/Kathmandu',
    // A trace of every test costs a third of the run time; ask for one with --trace on.
    trace: 'off',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'wide',
      testIgnore: [...rareFiles, withoutJavaScript, twoInstances],
      use: { viewport: wide },
    },
    {
      name: 'narrow',
      // One journey for each page that is laid out otherwise on a phone.
      grep: /@phone/,
      testIgnore: rareFiles,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'wide-without-javascript',
      testMatch: withoutJavaScript,
      testIgnore: rareFiles,
      use: { viewport: wide, javaScriptEnabled: false },
    },
    ...(hasPostgres ? [onPostgresql] : []),
  ],
  webServer: [
    // The start command itself, so that it is tested too; on a database of its own, which it creates.
    server('node scripts/run.mjs start', SQLITE_PORT, { DATABASE_URL: `file:${database}` }),
    accountsServer(SQLITE_PORT, `file:${database}`),
    ...(hasPostgres
      ? [
          server(
            'node --conditions=react-server --import tsx tests/support/browser/two-instances.ts',
            BALANCER_PORT,
          ),
        ]
      : []),
  ],
});

function accountsServer(port: number, url: string) {
  const command =
    'node --conditions=react-server --import tsx tests/support/browser/accounts-server.ts';
  const settings = { DATABASE_URL: url, NODE_ENV: 'test', PASSWORD_COST: '4' };
  return server(command, accountsPort(port), settings);
}

function server(command: string, port: number, settings: Record<string, string> = {}) {
  return {
    command,
    url: `${addressOf(port)}/api/ready`,
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
    env: {
      PORT: String(port),
      AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      AUTH_URL: '',
      SIGNUP: 'open',
      LOG_LEVEL: 'warn',
      ...settings,
    },
  };
}
