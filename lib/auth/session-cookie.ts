/** The name of Auth.js's session cookie; over TLS a prefix stands before it. */
export const SESSION_COOKIE = 'authjs.session-token';

/** Cookies of Auth.js, by its own names for them, and how long those live that no session needs, in seconds. */
const COOKIES = {
  sessionToken: { name: SESSION_COOKIE },
  callbackUrl: { name: 'authjs.callback-url' },
  csrfToken: { name: 'authjs.csrf-token' },
  pkceCodeVerifier: { name: 'authjs.pkce.code_verifier', maxAge: 900 },
  state: { name: 'authjs.state', maxAge: 900 },
  nonce: { name: 'authjs.nonce', maxAge: 900 },
} as const;

type Cookie = { name: string; options: CookieOptions & { maxAge?: number } };

/** How every cookie of ours is set that no script needs to read. */
export type CookieOptions = { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean };

/**
 * A cookie's name: over TLS with the prefix that browsers only take from this very host, and only over TLS, so that
 * nobody on a neighbouring host, or on the line, can plant one.
 */
export function cookieName(name: string, isOverTls: boolean): string {
  return isOverTls ? `__Host-${name}` : name;
}

export function cookieOptions(isOverTls: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isOverTls };
}

/** The cookies of Auth.js, as its configuration takes them. */
export function authCookies(isOverTls: boolean): Record<keyof typeof COOKIES, Cookie> {
  const cookies = Object.entries(COOKIES).map(([key, { name, ...age }]) => [
    key,
    {
      name: cookieName(name, isOverTls),
      options: { ...cookieOptions(isOverTls), ...age },
    },
  ]);
  return Object.fromEntries(cookies) as Record<keyof typeof COOKIES, Cookie>;
}
