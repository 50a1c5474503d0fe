import { NextResponse, type NextRequest } from 'next/server';
import { logInPath, PATH_HEADER } from '@/lib/auth/redirect-target';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';

/** Pages for people who are not signed in: log-in and sign-up, and those that a link with a secret leads to. */
const PUBLIC = /^\/(?:login|signup|join|reset)(?:\/|$)/;

/**
 * The optimistic guard (Next's middleware): sends people without a session cookie to log-in early. It protects nothing by
 * itself; every page and action asks `requireActor()` or its kin, and all headers are set by `lib/http/guard.ts`.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const hasCookie = request.cookies.getAll().some(({ name }) => name.includes(SESSION_COOKIE));
  if (!PUBLIC.test(pathname) && !hasCookie && request.method === 'GET') {
    return NextResponse.redirect(new URL(logInPath(pathname + search), request.url));
  }
  // The server has set it too; the development server is not ours.
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, pathname + search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  matcher: ['/((?!api/|_next/|orders/find$|icons?\\.svg$|favicon\\.ico$).*)'],
};
