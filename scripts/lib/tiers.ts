/** `npm test` runs the fast tier, `npm run test:full` everything. */
export type Tier = 'fast' | 'full';

/** What only the full tier runs. Every other test is in the fast tier too. */
export const FULL_ONLY = {
  /** Projects of vitest.config.ts. */
  vitest: ['integration-postgresql', 'matrix', 'reliability', 'reliability-postgresql'],
  /** Test files of the other projects. */
  files: [
    // Commands in processes of their own.
    'tests/integration/scripts/*.test.ts',
    'tests/integration/log/commands.test.ts',
    // Long random sequences, and many at once.
    'tests/integration/orders/model.test.ts',
    'tests/integration/**/*at-once.test.ts',
  ],
  /** Spec files under tests/e2e; the Playwright project `postgresql` is in the full tier as a whole. */
  e2e: [
    '{,import/}accessibility.spec.ts',
    '{assign,courier,drafts,edit-together,export,find-log,glance,import-demo}.spec.ts',
    '{keyboard,live,not-found,palette}.spec.ts',
    'once/*.spec.ts',
    'two-instances/*.spec.ts',
  ],
};
