import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const alias = {
  '@': path.resolve('.'),
  // Outside of Next nothing is a client bundle, so the guard against being in one has nothing to do.
  'server-only': path.resolve('node_modules/server-only/empty.js'),
};

// A zone with an odd offset, so that no date passes only because the machine runs in UTC.
const env = {
  TZ: 'Asia/Kathmandu',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  // Hashing is slow on purpose; production refuses this setting.
  PASSWORD_COST: '4',
};

const shared = { env, pool: 'forks' as const, setupFiles: ['tests/support/console.ts'] };

/** The same tests on each engine. */
function integration(name: string, engine: 'sqlite' | 'postgresql', globalSetup: string) {
  return {
    resolve: { alias },
    test: {
      ...shared,
      name,
      provide: { engine },
      include: ['tests/integration/**/*.test.ts'],
      globalSetup: [globalSetup],
      setupFiles: [...shared.setupFiles, 'tests/support/database.ts'],
      // It imports next/server without an ending, which plain Node does not find.
      server: { deps: { inline: ['next-auth'] } },
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}

export default defineConfig({
  test: {
    // Also on two cores: much of the time goes into waiting for other processes and for the disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
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
        },
      },
      integration('integration', 'sqlite', 'tests/support/sqlite-template.ts'),
      integration('integration-postgresql', 'postgresql', 'tests/support/postgres-template.ts'),
      // Against the build, which has to be there.
      {
        resolve: { alias },
        test: {
          ...integration('matrix', 'sqlite', 'tests/support/sqlite-template.ts').test,
          include: ['tests/matrix/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['lib/**', 'components/**'],
      exclude: ['lib/db/generated/**'],
      reporter: ['text', 'json'],
    },
  },
});
