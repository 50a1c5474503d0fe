import { decode } from 'next-auth/jwt';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { dbWithoutRetry } from '@/lib/db/client';
import { env } from '@/lib/env';
import { RENDERED_FOR } from '@/lib/forms/rendered-for';

/** The ID of the user of the session in a Cookie header; undefined if there is none. */
export async function userOfCookie(cookie: string | null): Promise<string | undefined> {
  const [, token] = new RegExp(`${SESSION_COOKIE}=([^;]+)`).exec(cookie ?? '') ?? [];
  if (!token) return undefined;
  const secret = env().AUTH_SECRET;
  const jwt = await decode({ token, secret, salt: SESSION_COOKIE }).catch(() => null);
  if (typeof jwt?.sessionToken !== 'string') return undefined;
  const where = { sessionToken: jwt.sessionToken };
  const session = await dbWithoutRetry().session.findUnique({ where, select: { userId: true } });
  return session?.userId;
}

/** The fields that a page rendered for the user of this cookie adds to its forms. */
export async function fieldsFor(cookie: string | null): Promise<Record<string, string>> {
  const userId = await userOfCookie(cookie);
  return userId ? { [RENDERED_FOR]: userId } : {};
}
