import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ExpectedFailure, codeOf } from './failure.mjs';

const FILE = '.env';
const TEMPLATE = '.env.example';

/**
 * Creates a missing `.env` from `.env.example` with new secrets, readable only by this user. Never changes an existing file.
 * @throws {ExpectedFailure} if the file cannot be read or created
 */
export function ensureEnvironmentFile() {
  try {
    readFileSync(FILE);
    return;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      throw new ExpectedFailure(
        `The settings in ${FILE} cannot be read (${codeOf(error)}): give this user the right to read it, or move it away to get a new one.`,
      );
    }
  }
  try {
    // Next requires standard base64, not base64url.
    const content = readFileSync(TEMPLATE, 'utf8').replace(
      /^(AUTH_SECRET|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)=.*$/gm,
      (_, name) => `${name}=${randomBytes(32).toString('base64')}`,
    );
    writeFileSync(FILE, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new ExpectedFailure(
      `The settings file ${FILE} cannot be created from ${TEMPLATE} (${codeOf(error)}): make this folder writable, then run the command again.`,
    );
  }
  console.log(`Created ${FILE} with new secrets.`);
}
