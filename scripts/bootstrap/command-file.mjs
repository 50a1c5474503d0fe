import { existsSync } from 'node:fs';
import { ExpectedFailure } from './failure.mjs';

/** Where commands are. Those that run tests are with the tests, which nothing else imports. */
const FOLDERS = ['scripts', 'tests/commands'];

/**
 * The address of the file that a command of package.json runs.
 * @param {string} command its name, as in "log-verify"
 * @returns {string} a file: URL, to import
 * @throws {ExpectedFailure} when there is no such command
 */
export function commandFile(command) {
  const files = FOLDERS.map((folder) => new URL(`../../${folder}/${command}.ts`, import.meta.url));
  const found = files.find((file) => existsSync(file));
  if (found && /^[a-z][a-z-]*$/.test(command)) return found.href;
  throw new ExpectedFailure(
    `There is no command "${command}": the scripts in package.json name them all.`,
  );
}
