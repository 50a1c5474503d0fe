import { existsSync } from 'node:fs';
import { ExpectedFailure } from './failure.mjs';

/** Commands that run tests are in tests, because only tests may import tests. */
const FOLDERS = ['scripts', 'tests/commands'];

/**
 * The file that a command of package.json runs.
 * @param {string} command such as "log-verify"
 * @returns {string} a file: URL, to import
 * @throws {ExpectedFailure} if the command does not exist
 */
export function commandFile(command) {
  const files = FOLDERS.map((folder) => new URL(`../../${folder}/${command}.ts`, import.meta.url));
  const found = files.find((file) => existsSync(file));
  if (found && /^[a-z][a-z-]*$/.test(command)) return found.href;
  throw new ExpectedFailure(`There is no command "${command}": see the scripts in package.json.`);
}
