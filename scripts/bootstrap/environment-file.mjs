import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ExpectedFailure, codeOf } from './failure.mjs';

const FILE = '.env';
const TEMPLATE = '.env.example';

/**
 * Makes `.env` from `.env.example`, with secrets of its own and readable by this user alone, when there is none.
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
    // In base64 both: plain base64 is what Next takes.
    const content = readFileSync(TEMPLATE, 'utf8').replace(
      /^(AUTH_SECRET|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)=.*$/gm,
      (_, name) => `${name}=${randomBytes(32).toString('base64')}`,
    );
    writeFileSync(FILE, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new ExpectedFailure(
      `The settings file ${FILE} cannot be made from ${TEMPLATE} (${codeOf(error)}): make this folder writable, then run the command again.`,
    );
  }
  console.log(`Made ${FILE} with new secrets in it.`);
}
