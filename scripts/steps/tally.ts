/** How many tests or checks passed and failed. */
export type Tally = { passed: number; failed: number };

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

/** "3 passed, 0 failed" */
export function inWords({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/**
 * A test run's tally, made honest by its exit code: a run that went wrong has at least one failure, however many tests it
 * counted. So has one that ran nothing, unless it may be empty.
 */
export function withVerdict(
  { passed, failed }: Tally,
  exitCode: number,
  mayBeEmpty = false,
): Tally {
  const isEmpty = passed === 0 && !mayBeEmpty;
  const isSilentFailure = failed === 0 && (exitCode !== 0 || isEmpty);
  return { passed, failed: isSilentFailure ? 1 : failed };
}
