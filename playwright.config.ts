import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { findChromium } from '@/scripts/steps/chromium';

const PORT = 3197;
const address = `http://localhost:${PORT}`;
const database = path.join(tmpdir(), `order-desk-e2e-${randomUUID()}`, 'oms.db');

const withoutJavaScript = '**/without-javascript/*.spec.ts';
const isRoot = process.getuid?.() === 0;

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
    baseURL: address,
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
      testIgnore: withoutJavaScript,
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'narrow',
      // What does not depend on the screen, or sets its own, is done once.
      testIgnore: [withoutJavaScript, '**/once/*.spec.ts'],
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'wide-without-javascript',
      testMatch: withoutJavaScript,
      use: { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false },
    },
  ],
  webServer: {
    // The start command itself, so that it is tested too; on a database of its own, which it creates.
    command: 'node scripts/run.mjs start',
    url: `${address}/api/ready`,
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(PORT),
      DATABASE_URL: `file:${database}`,
      AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      AUTH_URL: '',
      SIGNUP: 'open',
      LOG_LEVEL: 'warn',
    },
  },
});
