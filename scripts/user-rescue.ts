/**
 * `npm run user:rescue -- USERNAME [--codes-off]`: prints a link to set a new password, for users without an owner to ask.
 * With --codes-off, turns off one-time codes for users who lost phone and recovery codes. Verify their identity first. The
 * workspace's log records it.
 */
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/db/client';
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { allowResetOnServer } from '@/lib/accounts/password-reset/mutations';
import { resetPath } from '@/lib/accounts/password-reset/schema';
import { turnOffCodesOnServer } from '@/lib/accounts/two-factor/mutations';
import { findActiveUser } from '@/lib/accounts/queries';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { withExpectedErrors } from './lib/expected-errors';
import { readDatabase } from './lib/read-database';

const { DATABASE_URL, AUTH_URL, PORT } = await withExpectedErrors(env);
const { username, isCodesOff } = options();
await readDatabase(DATABASE_URL, assertMigrated);
const user = await findActiveUser(username);
if (!user) {
  throw new ExpectedFailure(
    `No active user is called ${username}: check the spelling, or ask an owner to reactivate them on the Team page.`,
  );
}
const label = `${user.name} (${user.username}, ${user.workspace.name})`;
if (isCodesOff) {
  const hadCodes = await turnOffCodesOnServer(user);
  console.log(`${label} ${hadCodes ? 'now logs in' : 'already logs in'} without one-time codes.`);
} else {
  const { secret } = await allowResetOnServer(user);
  const origin = AUTH_URL ? new URL(AUTH_URL).origin : `http://localhost:${PORT}`;
  console.log(`${label} can set a new password with this link, once, within 24 hours:`);
  console.log(origin + resetPath(secret));
}
await disconnect();

function options(): { username: string; isCodesOff: boolean } {
  const given = parsed();
  const [named, ...more] = given?.positionals ?? [];
  if (!given || !named || more.length > 0) {
    throw new ExpectedFailure(
      'Name one user, as in npm run user:rescue -- anna. Add --codes-off to turn off one-time codes.',
    );
  }
  return { username: named, isCodesOff: given.values['codes-off'] ?? false };
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'codes-off': { type: 'boolean' } } });
  } catch {
    return null; // the caller prints the usage
  }
}
