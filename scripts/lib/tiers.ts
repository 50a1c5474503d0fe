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
    '{assign,courier,drafts,merge,export,find-log,summary,import-demo}.spec.ts',
    '{keyboard,live,not-found,palette}.spec.ts',
    'once/*.spec.ts',
    'two-instances/*.spec.ts',
  ],
  /** End-to-end tests in the other files. */
  titles: [
    'a deleted order can be restored from the log',
    'a name that is taken is refused beside its field, with all that was chosen',
    'a new delivery date is asked for, and previewed once it is chosen',
    'a new password signs the other devices out, and opens the desk afterwards',
    'a preview that is open twice is applied once, and Back leads to the list as it is now',
    'a revoked invitation lets nobody in, not even from a page that is open already',
    'a username that differs only in case is taken',
    'all other devices are signed out at once',
    'an edit of what others changed too asks whose it is to be, and keeps the rest',
    'an order that changed since the dialog opened is not deleted',
    'an order that was deleted meanwhile has no label, and the page says so',
    'bad rows are taken away, mended and come back as a file of their own',
    'each delivery leads on to the next one, by key and by button',
    'going back and sending the form again takes another order in',
    'marking delivered is taken back, and the taking back too',
    'the file wins where somebody changed an order here, once that is said',
    'the same file again changes nothing, and says so',
    'what is wrong with the settings stands beside it, and the choice stays',
    'what somebody changes between preview and confirmation is left alone, and named',
    'whoever is signed in is told so, and can log out to join',
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
