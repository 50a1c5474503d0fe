/** How many tests or checks passed, and which failed. */
export type Tally = { passed: number; failures: string[] };

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** "3 passed, 0 failed" */
export function inWords({ passed, failures }: Tally): string {
  return `${passed} passed, ${failures.length} failed`;
}

/**
 * A test run's tally, made honest by its exit code: a run that went wrong has at least one failure, however many tests it
 * counted. So has one that ran nothing, unless it may be empty.
 */
export function withVerdict(tally: Tally, exitCode: number, mayBeEmpty = false): Tally {
  if (tally.failures.length > 0) return tally;
  if (exitCode !== 0) return { ...tally, failures: [`The run ended with code ${exitCode}.`] };
  if (tally.passed === 0 && !mayBeEmpty) return { ...tally, failures: ['No test ran.'] };
  return tally;
}
