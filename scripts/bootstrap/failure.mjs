/** A failure that the person at the terminal can fix. Only its message is printed. */
export class ExpectedFailure extends Error {}

/**
 * Prints why a command failed: the message of an expected failure, or the whole error. Sets the exit code to 1; for
 * log:verify to 2, because there 1 means that it found tampering.
 * @param {unknown} error
 * @param {string} [command]
 */
export function report(error, command) {
  console.error(error instanceof ExpectedFailure ? error.message : error);
  process.exitCode = command === 'log-verify' ? 2 : 1;
}

/**
 * The code of a failed system or database call, such as "EACCES"; else an empty string.
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
