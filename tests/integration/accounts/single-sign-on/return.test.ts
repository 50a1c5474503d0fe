import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { GET as leaveSite } from '@/app/api/single-sign-on/route';
import { logInUrl } from '@/lib/accounts/single-sign-on/start';
import { db } from '@/lib/db/client';
import { newRequest, request } from '@/tests/support/request';
import {
  returnFromProvider,
  takeLoggedErrors,
  FAILED,
  logIn,
  newConnectedUser,
  open,
  withIdentityProvider,
  visitProvider,
} from '@/tests/support/single-sign-on';

const provider = await withIdentityProvider();

describe('signing in fails', () => {
  test('twice with one return', async () => {
    const { userId } = await newConnectedUser();
    await open();
    const back = await visitProvider(await logInUrl(undefined));
    const first = await returnFromProvider(back);
    const sessions = await db().session.findMany({ where: { userId } });
    expect(await returnFromProvider(back)).toMatchObject({
      path: '/login',
      message: FAILED.message,
    });
    expect(await db().session.findMany({ where: { userId } })).toEqual(sessions);
    expect(sessions.map((session) => session.sessionToken)).toContain(first.sessionToken);

    // Not even in a browser that kept its cookies: the provider rejects a used code.
    await open();
    const again = await visitProvider(await logInUrl(undefined));
    const cookies = new Map(request.cookies);
    await returnFromProvider(again);
    request.cookies.clear();
    for (const [name, value] of cookies) request.cookies.set(name, value);
    expect(await returnFromProvider(again)).toMatchObject({ path: '/login', sessionToken: null });
    expect(takeLoggedErrors()).toEqual(['CallbackRouteError']);
  });

  test('when another browser returns', async () => {
    await newConnectedUser();
    await open();
    const back = await visitProvider(await logInUrl(undefined));
    await open();
    expect(await returnFromProvider(back)).toEqual(FAILED);
    await open();
    await logInUrl(undefined);
    expect(await returnFromProvider(back)).toEqual(FAILED);
    expect(takeLoggedErrors()).toEqual(['CallbackRouteError']);
  });

  test('with another state than the issued one', async () => {
    await newConnectedUser();
    await open();
    const back = await visitProvider(await logInUrl(undefined));
    back.searchParams.set('state', `${back.searchParams.get('state')}x`);
    expect(await returnFromProvider(back)).toEqual(FAILED);
    back.searchParams.delete('state');
    expect(await returnFromProvider(back)).toEqual(FAILED);
    expect(takeLoggedErrors()).toEqual(['CallbackRouteError', 'CallbackRouteError']);
  });

  test.each([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://elsewhere.example.com' }],
    ['another audience', { aud: 'another-desk' }],
    ['a time that is over', { exp: 1_000_000_000 }],
    ['nobody in it', { sub: undefined }],
  ])('with a token that has %s', async (_, claims) => {
    await newConnectedUser();
    provider.claimOnce(claims);
    expect(await logIn()).toEqual(FAILED);
    expect(takeLoggedErrors()).toEqual(['CallbackRouteError']);
  });

  test('when the provider denies access', async () => {
    provider.refuseOnce();
    expect(await logIn()).toEqual({
      path: '/login',
      message:
        'Parcel ID didn’t let you in. If you didn’t cancel, try again, or log in with your password.',
      sessionToken: null,
    });
  });

  test('while the provider fails', async () => {
    await newConnectedUser();
    provider.answerOnce({ statusCode: 500, body: { error: 'server_error' } });
    expect(await logIn()).toEqual(FAILED);
    expect(takeLoggedErrors()).toEqual(['CallbackRouteError']);
  });
});

describe('the URL of the provider', () => {
  test('returns to this site only', async () => {
    await newConnectedUser();
    for (const next of ['//evil.example.com', 'https://evil.example.com/', '/\\evil.example.com']) {
      expect(await logIn(next)).toMatchObject({ path: '/orders' });
    }
    expect(await logIn('')).toMatchObject({ path: '/' });
  });

  test('goes through a page of our own for browsers without JavaScript', async () => {
    await newConnectedUser();
    await newRequest({ headers: { host: 'desk.test' } });
    const way = new URL(await logInUrl(undefined), 'http://desk.test');
    expect(way.href).toMatch(/^http:\/\/desk\.test\/api\/single-sign-on\?to=/);
    const page = await leaveSite(new NextRequest(way));
    const [, address] = /^0; url=(.+)$/.exec(page.headers.get('refresh')!)!;
    expect(await page.text()).toContain(`href="${address!.replaceAll('&', '&amp;')}"`);
    expect(await returnFromProvider(await visitProvider(address!))).toMatchObject({
      path: '/',
      sessionToken: expect.any(String),
    });
  });

  test.each([
    '',
    '?to=',
    '?to=https://evil.example.com',
    '?to=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ])('cannot be forged: /api/single-sign-on%s leads nowhere', async (query) => {
    const address = `http://desk.test/api/single-sign-on${query}`;
    expect((await leaveSite(new NextRequest(address))).status).toBe(404);
  });
});
