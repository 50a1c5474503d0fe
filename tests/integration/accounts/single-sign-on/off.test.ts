import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { GET, POST } from '@/app/api/auth/[...nextauth]/route';
import { identityProviders, singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { logInUrl } from '@/lib/accounts/single-sign-on/start';
import { refusalOf } from '@/tests/support/refusals';
import { newRequest, request } from '@/tests/support/request';

test('no provider in the environment means no provider', () => {
  expect(singleSignOn()).toBeNull();
  expect(identityProviders()).toEqual([]);
});

test('without a provider its routes are 404', async () => {
  for (const path of ['callback', 'signin']) {
    const address = `http://desk.test/api/auth/${path}/single-sign-on?code=1&state=1`;
    expect((await GET(new NextRequest(address))).status).toBe(404);
    expect((await POST(new NextRequest(address, { method: 'POST' }))).status).toBe(404);
  }
});

test('without a provider an outdated page shows a message', async () => {
  await newRequest({ headers: { host: 'desk.test', 'next-action': 'x' } });
  await refusalOf(logInUrl('/orders'), 'out-of-date');
  expect([...request.cookies.keys()]).toEqual([]);
});
