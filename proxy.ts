import { NextResponse, type NextRequest } from 'next/server';
import { logInPath, PATH_HEADER } from '@/lib/auth/redirect-target';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';

/**
 * The optimistic guard (Next's middleware): sends people without a session cookie to log-in early, and sets headers.
 * It protects nothing by itself; every page and action asks `requireActor()` or its kin.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const isPublic = pathname === '/login' || pathname === '/signup';
  const hasCookie = request.cookies.getAll().some(({ name }) => name.includes(SESSION_COOKIE));
  if (!isPublic && !hasCookie && request.method === 'GET') {
    return protect(NextResponse.redirect(new URL(logInPath(pathname + search), request.url)));
  }
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, pathname + search);
  return protect(NextResponse.next({ request: { headers } }));
}

export const config = { matcher: ['/((?!api/|_next/|icons?\\.svg$|favicon\\.ico$).*)'] };

function protect(response: NextResponse): NextResponse {
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
