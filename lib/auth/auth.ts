import 'server-only';
import NextAuth, { CredentialsSignin } from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { userAgentFromString } from 'next/server';
import { env } from '@/lib/env';
import { isRefusal, type AnyRefusal } from '@/lib/refusal';
import { logInSchema } from '@/lib/users/schema';
import { endSessionOf, SESSION_MS, startSession } from '@/lib/sessions/mutations';
import { SESSION_COOKIE } from './session-cookie';

declare module 'next-auth' {
  interface User {
    sessionToken?: string;
  }
}

/** Log-in refused for another reason than a wrong pair: too many passwords being checked, a full disk. */
export class RefusedSignIn extends CredentialsSignin {
  constructor(readonly refusal: AnyRefusal) {
    super();
    this.code = refusal.code;
  }
}

/**
 * Auth.js with Credentials. Its encrypted JWT cookie only names a `Session` row: what counts is the row, which
 * `requireActor()` reads on every request.
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  // The Host header decides the address unless AUTH_URL does; both come from the operator's own proxy.
  trustHost: true,
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1_000 },
  // None of Auth.js's own pages.
  pages: { signIn: '/login', signOut: '/profile', error: '/login' },
  logger: { error: reportFault },
  providers: [
    Credentials({
      credentials: { operationId: {}, username: {}, password: {} },
      async authorize(credentials, request) {
        const parsed = logInSchema.safeParse(credentials);
        if (!parsed.success) return null;
        const { operationId, username, password } = parsed.data;
        const device = describeDevice(request.headers.get('user-agent'));
        try {
          const session = await startSession({ operationId, username, password, device });
          return session && { id: session.userId, sessionToken: session.sessionToken };
        } catch (thrown) {
          if (isRefusal(thrown)) throw new RefusedSignIn(thrown);
          throw thrown;
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sessionToken ? { sessionToken: user.sessionToken } : token),
  },
  events: {
    async signOut(message) {
      const sessionToken = 'token' in message ? message.token?.sessionToken : undefined;
      if (typeof sessionToken === 'string') await endSessionOf(sessionToken);
    },
  },
}));

/** The name of the session row in the cookie of a request; null when there is no cookie, or none that we made. */
export async function sessionTokenOf(headers: Headers): Promise<string | null> {
  const secureCookie = headers.get('cookie')?.includes(`__Secure-${SESSION_COOKIE}`) ?? false;
  const token = await getToken({ req: { headers }, secret: env().AUTH_SECRET, secureCookie });
  return typeof token?.sessionToken === 'string' ? token.sessionToken : null;
}

/** "Firefox on Linux", from a User-Agent header. */
export function describeDevice(userAgent: string | null): string {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  return `${browser.name ?? 'Unknown browser'} on ${os.name ?? 'an unknown system'}`;
}

/** A wrong password or a cookie that cannot be read is daily life, not a fault. */
function reportFault(error: Error): void {
  if (error instanceof CredentialsSignin || error.name === 'JWTSessionError') return;
  console.error(error);
}
