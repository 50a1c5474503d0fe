import { randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import type { Raw } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { SESSION_MS } from '@/lib/accounts/sessions/mutations';
import { insertRows, stored } from '@/scripts/lib/rows';

/** Creates a session without a password. Returns its token. */
export async function newSession(raw: Raw, userId: string): Promise<string> {
  const sessionToken = randomBytes(32).toString('base64url');
  const now = new Date();
  await insertRows(raw, 'Session', [
    {
      id: newId(),
      sessionToken,
      userId,
      device: 'npm run bench',
      expires: stored(new Date(now.getTime() + SESSION_MS)),
      createdAt: stored(now),
      lastSeenAt: stored(now),
    },
  ]);
  return sessionToken;
}

/** The Cookie header for a session, on a server with this secret. */
export async function cookieOf(sessionToken: string, secret: string): Promise<string> {
  const token = { sessionToken };
  const value = await encode({ token, secret, salt: SESSION_COOKIE, maxAge: SESSION_MS / 1_000 });
  return `${SESSION_COOKIE}=${value}`;
}
