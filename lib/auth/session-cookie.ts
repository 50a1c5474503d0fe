export const SESSION_COOKIE = 'authjs.session-token';

const COOKIES = {
  sessionToken: { name: SESSION_COOKIE },
  callbackUrl: { name: 'authjs.callback-url' },
  csrfToken: { name: 'authjs.csrf-token' },
  pkceCodeVerifier: { name: 'authjs.pkce.code_verifier', maxAge: 900 },
  state: { name: 'authjs.state', maxAge: 900 },
  nonce: { name: 'authjs.nonce', maxAge: 900 },
} as const;

type Cookie = { name: string; options: CookieOptions & { maxAge?: number } };

export type CookieOptions = { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean };

/** The prefix makes browsers accept the cookie only from this host over TLS, so no sibling host can plant one. */
export function cookieName(name: string, isOverTls: boolean): string {
  return isOverTls ? `__Host-${name}` : name;
}

export function cookieOptions(isOverTls: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isOverTls };
}

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

/** The parts of a `Cookie` header that belong to this cookie, which may be in several chunks; empty without any. */
export function cookieText(header: string | null, name: string): string {
  const parts = (header ?? '').split(';').map((part) => part.trim());
  return parts
    .filter((part) => part.startsWith(`${name}=`) || part.startsWith(`${name}.`))
    .join(';');
}
