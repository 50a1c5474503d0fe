/** `npm test` runs the fast tier, `npm run test:full` everything. */
export type Tier = 'fast' | 'full';

/** Tests that only the full tier runs; the fast tier runs all others. */
const FULL_ONLY = {
  /** Vitest files. Its projects `*-postgresql`, `matrix` and `reliability` are full tier as a whole. */
  files: [
    // Commands that run in their own processes.
    'tests/integration/scripts/*.test.ts',
    'tests/integration/audit-log/integrity/commands.test.ts',
    // Long random sequences, and concurrency.
    'tests/integration/orders/model.test.ts',
    'tests/integration/**/*at-once.test.ts',
  ],
  /** Files under tests/e2e. The Playwright project `postgresql` is full tier as a whole. */
  e2e: [
    '{,import/}accessibility.spec.ts',
    'import/two-weeks.spec.ts',
    '{assign,courier,drafts,merge,export,find-log,summary,import-demo}.spec.ts',
    '{keyboard,live,not-found,other-user,palette}.spec.ts',
    'once/*.spec.ts',
    'two-instances/*.spec.ts',
  ],
  /** End-to-end tests in the other files. */
  titles: [
    'a bulk action asks for the new delivery date and previews it',
    'a deleted order can be restored from the log',
    'a deleted order has no label, and the page says so',
    'a new password signs the other devices out, and works at the next log-in',
    'a preview that is open twice is applied once, and Back shows the current list',
    'a revoked invitation no longer works, even on a page that is already open',
    'a signed-in user sees who they are, and can log out to join',
    'a taken view name is a field error, and the other choices stay',
    'a username that differs only in case is taken',
    'after each delivery, the J key leads on to the next one',
    'all other devices can be signed out at once',
    'an invited courier can join, and is signed out as soon as they are deactivated',
    "an import can use the file's values instead of keeping edits",
    'an order changed between preview and confirmation is named and left unchanged',
    'an order that changed since the dialog opened is not deleted',
    'another device can be signed out from the profile',
    'deleting a workspace requires its name and the password, and signs everyone out',
    'editing a field that someone else changed too asks which value to keep, and keeps the rest',
    'going back and submitting the form again creates another order',
    'importing the same file again changes nothing, and the page says so',
    'invalid settings are explained beside their fields, and other choices stay',
    'marking delivered can be undone, and the undo too',
    'renewing recovery codes and turning off one-time codes require a code and the password',
    'rows with errors can be downloaded, fixed and imported as a file of their own',
  ],
};

type Environment = Record<string, string | undefined>;

/** Variables for both test runners: the tier, and whether the caller named files. */
export function selectionVariables(tier: Tier, words: string[]): Environment {
  return { TEST_TIER: tier, TEST_FILES: words.length > 0 ? 'named' : tier };
}

/** The tests that a run skips; none if the caller named files. */
export function excludedTests({ TEST_FILES }: Environment): typeof FULL_ONLY {
  return TEST_FILES === 'fast' ? FULL_ONLY : { files: [], e2e: [], titles: [] };
}

/** Whether a run includes PostgreSQL. */
export function hasBothEngines({ TEST_TIER }: Environment): boolean {
  return TEST_TIER !== 'fast';
}
