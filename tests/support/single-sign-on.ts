import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { afterAll, beforeEach, vi } from 'vitest';
import { GET } from '@/app/api/auth/[...nextauth]/route';
import type { Actor } from '@/lib/auth/actor';
import { sessionTokenOf } from '@/lib/auth/auth';
import { connectUrl, logInUrl } from '@/lib/accounts/single-sign-on/start';
import { db } from '@/lib/db/client';
import { readFlash } from '@/lib/forms/flash';
import { changesOf } from './changes';
import { startIdentityProvider, type IdentityProvider } from './identity-provider';
import { newSignIn } from './people';
import { newRequest, request } from './request';

/** The message if no active user has this account. */
export const NOT_CONNECTED =
  'This account isn’t connected to a user here. Log in with your password, then connect it in your profile.';
export const NOT_LOGGED_IN = { path: '/login', message: NOT_CONNECTED, sessionToken: null };

/** The outcome of an invalid return from the provider. */
export const FAILED = {
  path: '/login',
  message: 'Something went wrong with Parcel ID. Try again, or log in with your password.',
  sessionToken: null,
};

/**
 * Starts a provider named Parcel ID for the test file, and configures it. Call it before anything reads the settings. Each
 * test has a new subject.
 */
export async function withIdentityProvider(): Promise<IdentityProvider> {
  const provider = await startIdentityProvider();
  vi.stubEnv('AUTH_URL', 'http://desk.test');
  vi.stubEnv('OIDC_ISSUER', provider.issuer);
  vi.stubEnv('OIDC_CLIENT_ID', 'order-desk');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'only-for-tests');
  vi.stubEnv('OIDC_NAME', 'Parcel ID');
  beforeEach(() => {
    provider.subject = `subject ${randomUUID()}`;
  });
  afterAll(() => provider.stop());
  return provider;
}

/** The outcome of a return from the provider. */
export type Return = {
  /** The path that it redirected to. */
  path: string;
  /** The message of the next page. */
  message: string | undefined;
  /** The browser's session; null if it has none. */
  sessionToken: string | null;
};

/** Follows an action's redirect to the provider; returns the URL that the provider redirects back to. */
export async function visitProvider(url: string): Promise<URL> {
  const answer = await fetch(url, { redirect: 'manual' });
  return new URL(answer.headers.get('location')!);
}

/** Requests `address` with the cookies of the current request, and stores those it gets, like a browser. */
export async function returnFromProvider(address: URL): Promise<Return> {
  const answer = await GET(new NextRequest(address, { headers: { cookie: cookieHeader() } }));
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
    request.cookies.set(name!, decodeURIComponent(value!));
  }
  request.headers.set('cookie', cookieHeader());
  const location = new URL(answer.headers.get('location')!, address);
  return {
    path: location.origin === address.origin ? location.pathname + location.search : location.href,
    message: (await readFlash())?.text,
    sessionToken: await sessionTokenOf(request.headers),
  };
}

function cookieHeader(): string {
  return [...request.cookies]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
}

/** A browser with JavaScript, signed in if a session is given. */
export async function open(sessionToken?: string): Promise<void> {
  const headers = { host: 'desk.test', 'next-action': 'x', 'user-agent': FIREFOX };
  await newRequest({ headers, ...(sessionToken && { sessionToken }) });
}

/** Logs in at the provider in a new browser. */
export async function logIn(next?: string) {
  await open();
  return returnFromProvider(await visitProvider(await logInUrl(next)));
}

/** Connects the provider's current subject with the user of a session. */
export async function connect(sessionToken: string, operationId: string = randomUUID()) {
  await open(sessionToken);
  return returnFromProvider(await visitProvider(await connectUrl(operationId)));
}

/** A new user with a connected account. */
export async function newConnectedUser(): Promise<Actor> {
  const { actor, sessionToken } = await newSignIn();
  await connect(sessionToken);
  return actor;
}

/** The entries of an actor's workspace, oldest first. */
export async function entriesOf({ workspaceId }: Actor) {
  const entries = await db().log.findMany({
    where: { workspaceId },
    orderBy: { seq: 'asc' },
    select: { action: true, actorId: true, changes: true },
  });
  return entries.map((entry) => ({
    ...entry,
    changes: changesOf(entry) as Record<string, { to: unknown }>,
  }));
}

/** The names of the errors logged so far, which then don't fail the test. */
export function takeLoggedErrors(): string[] {
  const { calls } = vi.mocked(console.error).mock;
  const names = calls.map(([error]) => (error as Error).name);
  vi.mocked(console.error).mockClear();
  return names;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
