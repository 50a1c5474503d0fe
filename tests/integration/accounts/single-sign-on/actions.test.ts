import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { logInElsewhereAction } from '@/app/(auth)/actions';
import { connectAction, disconnectAction } from '@/app/(desk)/profile/single-sign-on/actions';
import { isConnected } from '@/lib/accounts/queries';
import { actorOfSession } from '@/lib/auth/actor';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { readFlash } from '@/lib/forms/flash';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import { newAccount, password, tryLogIn } from '@/tests/support/accounts';
import { formOf } from '@/tests/support/form';
import { newRequest, Redirected, request } from '@/tests/support/request';
import {
  returnFromProvider,
  withIdentityProvider,
  visitProvider,
} from '@/tests/support/single-sign-on';

const provider = await withIdentityProvider();

let sessionToken: string;
beforeAll(async () => {
  sessionToken = (await tryLogIn(await newAccount()))!.sessionToken;
});

/** A request from a page of this site with JavaScript. */
function ask(token?: string): Promise<void> {
  const headers = { host: 'desk.test', 'sec-fetch-site': 'same-origin', 'next-action': 'x' };
  return newRequest({ headers, ...(token && { sessionToken: token }) });
}

/** Where an action redirected the browser. */
async function sentTo(work: Promise<unknown>): Promise<string> {
  const thrown = await work.catch((error: unknown) => error);
  if (!(thrown instanceof Redirected)) throw thrown;
  return thrown.path;
}

async function connected(): Promise<boolean> {
  const actor = await actorOfSession(sessionToken, new Date());
  return isConnected(actor!, singleSignOn()!.issuer);
}

test('connecting needs the password', async () => {
  for (const typed of ['', 'wrong battery horse', '\ud800']) {
    await ask(sessionToken);
    const form = formOf({ operationId: randomUUID(), currentPassword: typed });
    const state = await connectAction(EMPTY_FORM, form);
    expect(state.errors.currentPassword).toBeDefined();
    expect(state.values).not.toHaveProperty('currentPassword');
    expect([...request.cookies.keys()].filter((name) => name !== SESSION)).toEqual([]);
  }
});

test('one form connects, another disconnects', async () => {
  await ask(sessionToken);
  const form = formOf({ operationId: randomUUID(), currentPassword: password });
  const way = await sentTo(connectAction(EMPTY_FORM, form));
  expect(await returnFromProvider(await visitProvider(way))).toMatchObject({ path: '/profile' });
  expect(await connected()).toBe(true);

  await ask(sessionToken);
  await disconnectAction(formOf({ operationId: randomUUID() }));
  expect((await readFlash())?.text).toBe('Disconnected. You can no longer log in with Parcel ID.');
  expect(await connected()).toBe(false);
});

test('a cross-site form is refused', async () => {
  await newRequest({ headers: { host: 'desk.test', 'sec-fetch-site': 'cross-site' } });
  await logInElsewhereAction(formOf({ next: '/orders' }));
  expect(await readFlash()).toMatchObject({ tone: 'refusal' });
  expect([...request.cookies.keys()]).toEqual(['order-desk-message']);
});

test('connecting needs a session', async () => {
  await ask();
  const form = formOf({ operationId: randomUUID(), currentPassword: password });
  expect((await connectAction(EMPTY_FORM, form)).alert?.text).toContain('signed out');
});

test('an unreachable provider gives a message, and an error in the server log', async () => {
  await provider.stop();
  await ask();
  await logInElsewhereAction(formOf({}));
  expect(await readFlash()).toMatchObject({
    tone: 'refusal',
    text: 'Nothing was changed, because Parcel ID isn’t responding as expected. Try again in a moment.',
  });
  expect(vi.mocked(console.error)).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
});

const SESSION = 'authjs.session-token';
