/**
 * `npm run user:rescue -- USERNAME [--codes-off]`: for whoever forgot the password and has no owner to ask, a link with
 * which they set a new one; with --codes-off, for whoever lost phone and recovery codes, a log-in without one-time codes.
 * Make sure first who asks. The log of the workspace tells of it.
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
import { expecting } from './steps/expecting';
import { readingDatabase } from './steps/reading';

const { DATABASE_URL, AUTH_URL, PORT } = await expecting(env);
const { username, isCodesOff } = options();
await readingDatabase(DATABASE_URL, assertMigrated);
const user = await findActiveUser(username);
if (!user) {
  throw new ExpectedFailure(
    `Nobody can log in as ${username}: look for the spelling, or let an owner reactivate them on the page Team.`,
  );
}
const who = `${user.name} (${user.username}, ${user.workspace.name})`;
if (isCodesOff) {
  const hadCodes = await turnOffCodesOnServer(user);
  console.log(`${who} ${hadCodes ? 'now logs in' : 'logs in already'} without one-time codes.`);
} else {
  const { secret } = await allowResetOnServer(user);
  const origin = AUTH_URL ? new URL(AUTH_URL).origin : `http://localhost:${PORT}`;
  console.log(`${who} can set a new password with this link, once, within 24 hours:`);
  console.log(origin + resetPath(secret));
}
await disconnect();

function options(): { username: string; isCodesOff: boolean } {
  const given = parsed();
  const [named, ...more] = given?.positionals ?? [];
  if (!given || !named || more.length > 0) {
    throw new ExpectedFailure(
      'Name one user, as in npm run user:rescue -- anna, with --codes-off after it to take one-time codes off.',
    );
  }
  return { username: named, isCodesOff: given.values['codes-off'] ?? false };
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'codes-off': { type: 'boolean' } } });
  } catch {
    return null; // said by whoever asks
  }
}
