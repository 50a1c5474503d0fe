/** The number of checked answers, and the problems found, one sentence each. */
export type Result = { checks: number; problems: string[] };

export function mergeResults(results: readonly Result[]): Result {
  return {
    checks: results.reduce((total, { checks }) => total + checks, 0),
    problems: results.flatMap(({ problems }) => problems),
  };
}
