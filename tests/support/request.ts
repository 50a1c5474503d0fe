import { encode } from 'next-auth/jwt';
import { vi } from 'vitest';
import { env } from '@/lib/env';
import { userOfCookie } from './user-of-cookie';

const COOKIE = 'authjs.session-token';

/**
 * The request that the framework would be serving: its headers and cookies, and what the code asked of the framework.
 * Stands in for Next's own in tests/support/next.ts.
 */
export const request = {
  headers: new Headers(),
  cookies: new Map<string, string>(),
  /** Who is signed in. */
  userId: undefined as string | undefined,
  /** Work that was put off until after the answer. */
  later: [] as (() => Promise<unknown>)[],
  revalidated: [] as string[],
};

/** Starts a new request; `sessionToken` signs it in, `headers` replace those of a browser on this site. */
export async function newRequest({
  sessionToken,
  headers = { host: 'desk.test', 'sec-fetch-site': 'same-origin' },
}: { sessionToken?: string; headers?: Record<string, string> } = {}): Promise<void> {
  request.headers = new Headers(headers);
  request.cookies.clear();
  request.later = [];
  request.revalidated = [];
  request.userId = undefined;
  if (!sessionToken) return;
  const jwt = await encode({ token: { sessionToken }, secret: env().AUTH_SECRET, salt: COOKIE });
  request.cookies.set(COOKIE, jwt);
  request.headers.set('cookie', `${COOKIE}=${jwt}`);
  request.userId = await userOfCookie(request.headers.get('cookie'));
}

/** What `redirect()` throws here: it never returns, as the real one. */
export class Redirected extends Error {
  constructor(readonly path: string) {
    super(`redirected to ${path}`);
  }
}

export const nextHeaders = {
  headers: async () => request.headers,
  cookies: async () => ({
    delete: (name: string) => void request.cookies.delete(name),
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    getAll: () => [...request.cookies].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => request.cookies.set(name, value),
  }),
};

export const nextNavigation = {
  redirect: vi.fn((path: string) => {
    throw new Redirected(path);
  }),
  notFound: () => {
    throw new Error('not found');
  },
};

export const nextServer = {
  after: (work: () => Promise<unknown>) => void request.later.push(work),
};

export const nextCache = { revalidatePath: (path: string) => void request.revalidated.push(path) };
