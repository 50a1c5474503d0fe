import type { NextRequest } from 'next/server';
import { endOwnSession, handlers } from '@/lib/auth/auth';
import { cookieName, SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { withSingleSignOn } from '@/lib/accounts/single-sign-on/answer';
import { Refusal } from '@/lib/errors';
import { isOverTls, requestContext } from '@/lib/http/request-context';

export const GET = withSingleSignOn(keepingSession(handlers.GET));
export const POST = withSingleSignOn(keepingSession(handlers.POST));

/**
 * Auth.js deletes the cookie even if the session couldn't be read. Then this fails instead; otherwise it ends the session
 * first.
 */
function keepingSession(handler: (request: NextRequest) => Promise<Response>) {
  return async (request: NextRequest): Promise<Response> => {
    const response = await handler(request);
    const deleted = `${cookieName(SESSION_COOKIE, isOverTls())}=;`;
    if (!response.headers.getSetCookie().some((cookie) => cookie.startsWith(deleted)))
      return response;
    const failure = requestContext()?.failure;
    if (failure) throw new Refusal(failure, {});
    if (request.method === 'POST') await endOwnSession(request.headers);
    return response;
  };
}
