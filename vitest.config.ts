import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { childEnvironment } from './lib/env';
import { excludedTests } from './scripts/lib/tiers';

const alias = {
  '@': path.resolve('.'),
  // Outside of Next nothing is a client bundle, so the guard against being in one has nothing to do.
  'server-only': path.resolve('node_modules/server-only/empty.js'),
};

/** These set the environment before anything reads it, so each file needs a process of its own. */
const OWN_ENVIRONMENT = ['tests/integration/accounts/single-sign-on/*.test.ts'];

const shared = {
  env: {
    // A zone with an odd offset, so that no date passes only because the machine runs in UTC.
    TZ: 'Asia/Kathmandu',
    AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    // Hashing is slow on purpose; production refuses this setting.
    PASSWORD_COST: '4',
  },
  pool: 'forks' as const,
  // The files of a project share a process, so that what they import is loaded once.
  isolate: false,
  setupFiles: ['tests/support/console.ts'],
  // However busy the machine is.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

type Files = { include: string[]; exclude?: string[]; isolate?: boolean; testTimeout?: number };

/** Tests against a database, of which each file gets an empty one. */
function onDatabase(name: string, engine: 'sqlite' | 'postgresql', order: number, files: Files) {
  const template = engine === 'sqlite' ? 'sqlite-template' : 'postgres-template';
  return {
    resolve: { alias },
    test: {
      ...shared,
      ...files,
      name,
      provide: { engine },
      globalSetup: [`tests/support/${template}.ts`],
      setupFiles: [...shared.setupFiles, 'tests/support/next.ts', 'tests/support/database.ts'],
      // It imports next/server without an ending, which plain Node does not find.
      server: { deps: { inline: ['next-auth'] } },
      sequence: { groupOrder: order },
    },
  };
}

const integration = {
  include: ['tests/integration/**/*.test.ts'],
  exclude: [...OWN_ENVIRONMENT, ...excludedTests(childEnvironment()).files],
};
const ownEnvironment = { include: OWN_ENVIRONMENT, isolate: true };
// These tests run for seconds on an idle machine, and for minutes on a busy one.
const reliability = { include: ['tests/reliability/**/*.test.ts'], testTimeout: 600_000 };

export default defineConfig({
  test: {
    // Also on two cores: much of the time goes into waiting for other processes and for the disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The quickest projects first.
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          ...shared,
          name: 'component',
          environment: 'jsdom',
          include: ['tests/component/**/*.test.tsx'],
          setupFiles: [...shared.setupFiles, 'tests/support/dom.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      onDatabase('integration', 'sqlite', 2, integration),
      onDatabase('own-environment', 'sqlite', 3, ownEnvironment),
      onDatabase('integration-postgresql', 'postgresql', 4, integration),
      onDatabase('reliability', 'sqlite', 5, reliability),
      onDatabase('reliability-postgresql', 'postgresql', 6, reliability),
      // Against the build, which has to be there.
      onDatabase('matrix', 'sqlite', 7, { include: ['tests/matrix/**/*.test.ts'] }),
    ],
    coverage: {
      provider: 'v8',
      include: ['lib/**', 'components/**'],
      exclude: ['lib/db/generated/**'],
      reporter: ['text', 'json'],
    },
  },
});
