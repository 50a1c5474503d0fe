import 'server-only';
import { headers } from 'next/headers';
import NextAuth, { CredentialsSignin } from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { isRefusal, type AnyRefusal } from '@/lib/errors';
import { codeSchema, logInSchema } from '@/lib/accounts/schema';
import { endSessionByToken, SESSION_MS } from '@/lib/accounts/sessions/mutations';
import {
  startSession,
  startSessionWithCode,
  type DeviceInfo,
  type Started,
} from '@/lib/accounts/sign-in/mutations';
import { isOverTls } from '@/lib/http/request-context';
import { actorOfSession } from './actor';
import { deviceInfo, knownDevice, rememberDevice } from '@/lib/accounts/sign-in/device';
import { rememberedToken } from './remembered-tokens';
import { authCookies, cookieName, cookieText, SESSION_COOKIE } from './session-cookie';
import { handleSingleSignOn } from '@/lib/accounts/single-sign-on/single-sign-on';
import { isExpectedAuthError } from '@/lib/accounts/single-sign-on/answer';
import { identityProviders } from '@/lib/accounts/single-sign-on/provider';

declare module 'next-auth' {
  interface User {
    sessionToken?: string;
  }
}

export class RefusedSignIn extends CredentialsSignin {
  constructor(readonly refusal: AnyRefusal) {
    super();
    this.code = refusal.code;
  }
}

/** Auth.js's encrypted cookie only names a `Session` row; the row decides, read on every request. */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  // The Host header is safe to trust: AUTH_URL or the operator's own proxy sets it.
  trustHost: true,
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1_000 },
  cookies: authCookies(isOverTls()),
  pages: { signIn: '/login', signOut: '/profile', error: '/login' },
  logger: { error: logAuthError },
  providers: [
    Credentials({
      credentials: { operationId: {}, username: {}, password: {}, ticket: {}, code: {} },
      async authorize(credentials, request) {
        try {
          const device = { ...deviceInfo(request.headers), known: await knownDevice() };
          const session = await startFromCredentials(credentials, device);
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
      account?.type === 'oidc' ? handleSingleSignOn(user, profile) : true,
    // Null makes Auth.js delete the cookie of an ended session instead of renewing it.
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
 * Deletes the row before the cookie: if that fails, the user stays signed in. Throws Refusal as `transaction()` does.
 */
export async function logOut(): Promise<void> {
  await endOwnSession(await headers());
  await signOut({ redirect: false });
}

export async function endOwnSession(headers: Headers): Promise<void> {
  const sessionToken = await sessionTokenOf(headers);
  if (sessionToken !== null) await endSessionByToken(sessionToken);
}

/** Null if there is no session cookie, or one that this server didn't issue. */
export async function sessionTokenOf(headers: Headers): Promise<string | null> {
  const name = cookieName(SESSION_COOKIE, isOverTls());
  const cookie = cookieText(headers.get('cookie'), name);
  if (cookie === '') return null;
  return rememberedToken(`${env().AUTH_SECRET} ${cookie}`, async () => {
    const token = await getToken({
      req: { headers },
      secret: env().AUTH_SECRET,
      cookieName: name,
      salt: name,
    });
    return typeof token?.sessionToken === 'string'
      ? { sessionToken: token.sessionToken, expires: (token.exp ?? 0) * 1_000 }
      : null;
  });
}

async function startFromCredentials(
  credentials: unknown,
  device: DeviceInfo,
): Promise<Started | null> {
  const withCode = codeSchema.safeParse(credentials);
  if (withCode.success) return startSessionWithCode({ ...withCode.data, ...device });
  const { success, data } = logInSchema.safeParse(credentials);
  if (!success) return null;
  const { operationId, username, password } = data;
  return startSession({ operationId, username, password, ...device });
}

function logAuthError(error: Error): void {
  if (error instanceof CredentialsSignin || error.name === 'JWTSessionError') return;
  if (isExpectedAuthError(error)) return;
  console.error(error);
}
