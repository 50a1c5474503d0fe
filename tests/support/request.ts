import { encode } from 'next-auth/jwt';
import { vi } from 'vitest';
import { env } from '@/lib/env';
import { userOfCookie } from './user-of-cookie';

const COOKIE = 'authjs.session-token';

/** The current request, and what the code asked Next to do; replaces Next's own in tests/support/next.ts. */
export const request = {
  headers: new Headers(),
  cookies: new Map<string, string>(),
  /** The signed-in user. */
  userId: undefined as string | undefined,
  /** Work to do after the response. */
  later: [] as (() => Promise<unknown>)[],
  revalidated: [] as string[],
};

/** Starts a new request, signed in by `sessionToken`; `headers` replace those of a browser on this site. */
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

/** Thrown by `redirect()`, which never returns, like the real one. */
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
