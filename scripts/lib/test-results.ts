/** The number of passed tests or checks, and the names of those that failed. */
export type TestResults = { passed: number; failures: string[] };

export function sumResults(results: TestResults[]): TestResults {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** "3 passed, 0 failed" */
export function describeResults({ passed, failures }: TestResults): string {
  return `${passed} passed, ${failures.length} failed`;
}

/**
 * Adds a failure when the exit code isn't 0 although no test failed, and when no test ran although one should have.
 */
export function withExitCode(results: TestResults, code: number, mayBeEmpty = false): TestResults {
  if (results.failures.length > 0) return results;
  if (code !== 0) return { ...results, failures: [`The run ended with code ${code}.`] };
  if (results.passed === 0 && !mayBeEmpty) return { ...results, failures: ['No test ran.'] };
  return results;
}
