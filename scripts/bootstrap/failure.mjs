/** Trouble that the person at the terminal can mend. Its message is the one sentence that they read. */
export class ExpectedFailure extends Error {}

/**
 * Prints what went wrong and has the process exit with 1: one sentence for expected trouble, the whole error for a fault.
 * @param {unknown} error
 */
export function report(error) {
  console.error(error instanceof ExpectedFailure ? error.message : error);
  process.exitCode = 1;
}

/**
 * The code of a failed system or database call, such as "EACCES"; an empty string where there is none.
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
