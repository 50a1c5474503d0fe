import 'server-only';
import { headers } from 'next/headers';
import NextAuth, { CredentialsSignin } from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { isRefusal, type AnyRefusal } from '@/lib/errors';
import { codeSchema, logInSchema } from '@/lib/accounts/schema';
import { endSessionOf, SESSION_MS } from '@/lib/accounts/sessions/mutations';
import {
  startSession,
  startSessionWithCode,
  type DeviceInfo,
  type Started,
} from '@/lib/accounts/sign-in/mutations';
import { isOverTls } from '@/lib/http/request-context';
import { actorOfSession } from './actor';
import { placeOf } from '@/lib/accounts/sign-in/device';
import { knownDevice, rememberDevice } from '@/lib/accounts/sign-in/device';
import { authCookies, cookieName, SESSION_COOKIE } from './session-cookie';
import { arriveBySingleSignOn } from '@/lib/accounts/single-sign-on/single-sign-on';
import { isChangeOfMind } from '@/lib/accounts/single-sign-on/answer';
import { identityProviders } from '@/lib/accounts/single-sign-on/provider';

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
  cookies: authCookies(isOverTls()),
  // None of Auth.js's own pages.
  pages: { signIn: '/login', signOut: '/profile', error: '/login' },
  logger: { error: reportFault },
  providers: [
    Credentials({
      credentials: { operationId: {}, username: {}, password: {}, ticket: {}, code: {} },
      async authorize(credentials, request) {
        try {
          const place = { ...placeOf(request.headers), known: await knownDevice() };
          const session = await startBy(credentials, place);
          if (session) await rememberDevice(session.userId);
          return session && { id: session.userId, sessionToken: session.sessionToken };
        } catch (thrown) {
          if (isRefusal(thrown)) throw new RefusedSignIn(thrown);
          throw thrown;
        }
      },
    }),
    ...identityProviders(),
  ],
  callbacks: {
    signIn: ({ user, account, profile }) =>
      account?.type === 'oidc' ? arriveBySingleSignOn(user, profile) : true,
    // Null has Auth.js take the cookie back instead of making a fresh one: that of a session which has ended.
    jwt: async ({ token, user }) => {
      if (user?.sessionToken) return { sessionToken: user.sessionToken };
      const { sessionToken } = token;
      const isLive =
        typeof sessionToken === 'string' && (await actorOfSession(sessionToken, new Date()));
      return isLive ? token : null;
    },
  },
}));

/**
 * Deletes the session row before the cookie: if the row cannot be deleted, the user stays logged in and sees the refusal.
 * @throws Refusal as `transaction()` does, or what the failed read threw
 */
export async function logOut(): Promise<void> {
  await endOwnSession(await headers());
  await signOut({ redirect: false });
}

/**
 * Ends the session of the request with these headers, if it has one.
 * @throws Refusal as `transaction()` does
 */
export async function endOwnSession(headers: Headers): Promise<void> {
  const sessionToken = await sessionTokenOf(headers);
  if (sessionToken !== null) await endSessionOf(sessionToken);
}

/** The name of the session row in the cookie of a request; null when there is no cookie, or none that we made. */
export async function sessionTokenOf(headers: Headers): Promise<string | null> {
  const name = cookieName(SESSION_COOKIE, isOverTls());
  const token = await getToken({
    req: { headers },
    secret: env().AUTH_SECRET,
    cookieName: name,
    salt: name,
  });
  return typeof token?.sessionToken === 'string' ? token.sessionToken : null;
}

/** By a one-time code where a ticket tells that the password was right; by the password otherwise. */
async function startBy(credentials: unknown, place: DeviceInfo): Promise<Started | null> {
  const withCode = codeSchema.safeParse(credentials);
  if (withCode.success) return startSessionWithCode({ ...withCode.data, ...place });
  const { success, data } = logInSchema.safeParse(credentials);
  if (!success) return null;
  const { operationId, username, password } = data;
  return startSession({ operationId, username, password, ...place });
}

/** A wrong password or a cookie that cannot be read is daily life, not a fault. */
function reportFault(error: Error): void {
  if (error instanceof CredentialsSignin || error.name === 'JWTSessionError') return;
  if (isChangeOfMind(error)) return;
  console.error(error);
}
