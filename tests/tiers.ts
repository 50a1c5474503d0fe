/** What only `npm run test:full` runs; `npm test` runs the rest. */
export const FULL_ONLY = {
  /** Spec files under tests/e2e. */
  e2e: [] as string[],
};
