/** Trouble that the person at the terminal can mend. Its message is the one sentence that they read. */
export class ExpectedFailure extends Error {}

/**
 * Prints why a command could not do its work, one sentence for expected trouble, the whole error for a fault, and has the
 * process exit with 1; for log:verify with 2, where 1 says that it did its work and found something.
 * @param {unknown} error
 * @param {string} [command]
 */
export function report(error, command) {
  console.error(error instanceof ExpectedFailure ? error.message : error);
  process.exitCode = command === 'log-verify' ? 2 : 1;
}

/**
 * The code of a failed system or database call, such as "EACCES"; an empty string where there is none.
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
