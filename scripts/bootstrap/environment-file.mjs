import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ExpectedFailure, codeOf } from './failure.mjs';

const FILE = '.env';
const TEMPLATE = '.env.example';

/**
 * Makes `.env` from `.env.example`, with a secret of its own and readable by this user alone, when there is none.
 * An existing file is never touched.
 * @throws {ExpectedFailure} when the file can be neither read nor made
 */
export function ensureEnvironmentFile() {
  try {
    readFileSync(FILE);
    return;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      throw new ExpectedFailure(
        `The settings in ${FILE} cannot be read (${codeOf(error)}): make it a file that this user may read, or move it away to have a new one made.`,
      );
    }
  }
  try {
    const secret = randomBytes(32).toString('base64url');
    const content = readFileSync(TEMPLATE, 'utf8').replace(
      /^AUTH_SECRET=.*$/m,
      `AUTH_SECRET=${secret}`,
    );
    writeFileSync(FILE, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new ExpectedFailure(
      `The settings file ${FILE} cannot be made from ${TEMPLATE} (${codeOf(error)}): make this folder writable, then run the command again.`,
    );
  }
  console.log(`Made ${FILE} with a new secret in it.`);
}
