import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { addressOf, BALANCER_PORT, SQLITE_PORT } from '@/scripts/lib/test-addresses';
import { findChromium } from '@/scripts/steps/chromium';
import { findPostgres } from '@/scripts/steps/postgres-programs';

const database = path.join(tmpdir(), `order-desk-e2e-${randomUUID()}`, 'oms.db');

const withoutJavaScript = '**/without-javascript/*.spec.ts';
const twoInstances = '**/two-instances/*.spec.ts';
// What depends on the browser or on the process alone, whatever the database.
const sameOnEveryDatabase = [
  '**/accessibility.spec.ts',
  '**/once/{widths,server*,import-resume,single-sign-on}.spec.ts',
];
const wide = { width: 1440, height: 900 };

const isRoot = process.getuid?.() === 0;

/** Every journey once more, on PostgreSQL, each request answered by the other of two instances. */
const onPostgresql = {
  name: 'postgresql',
  testIgnore: [withoutJavaScript, ...sameOnEveryDatabase],
  use: { viewport: wide, baseURL: addressOf(BALANCER_PORT) },
};

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Hashing a password takes seconds on a machine that is busy with the other worker's.
  timeout: 60_000,
  expect: { timeout: 15_000 },
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
      testIgnore: [withoutJavaScript, twoInstances],
      use: { viewport: wide },
    },
    {
      name: 'narrow',
      // What does not depend on the screen, or sets its own, is done once.
      testIgnore: [withoutJavaScript, twoInstances, '**/once/*.spec.ts'],
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'wide-without-javascript',
      testMatch: withoutJavaScript,
      use: { viewport: wide, javaScriptEnabled: false },
    },
    ...(findPostgres() ? [onPostgresql] : []),
  ],
  webServer: [
    // The start command itself, so that it is tested too; on a database of its own, which it creates.
    server('node scripts/run.mjs start', SQLITE_PORT, { DATABASE_URL: `file:${database}` }),
    ...(findPostgres()
      ? [
          server(
            'node --conditions=react-server --import tsx tests/support/browser/two-instances.ts',
            BALANCER_PORT,
          ),
        ]
      : []),
  ],
});

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
