import type { NextRequest } from 'next/server';
import { endOwnSession, handlers } from '@/lib/auth/auth';
import { isOverTls } from '@/lib/auth/over-tls';
import { cookieName, SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { withSingleSignOn } from '@/lib/auth/single-sign-on-answer';

export const GET = withSingleSignOn(handlers.GET);
export const POST = withSingleSignOn(async (request: NextRequest) => {
  const answer = await handlers.POST(request);
  // Auth.js has the cookie forgotten whatever becomes of the row. Where that cannot be deleted, this answer goes nowhere.
  const forgotten = `${cookieName(SESSION_COOKIE, isOverTls())}=;`;
  const cookies = answer.headers.getSetCookie();
  if (cookies.some((cookie) => cookie.startsWith(forgotten))) await endOwnSession(request.headers);
  return answer;
});
