import { customFetch } from 'next-auth';
import { expect, test, vi } from 'vitest';
import { identityProviders, singleSignOn } from '@/lib/accounts/single-sign-on/provider';

vi.stubEnv('AUTH_URL', 'https://orders.example.com');
vi.stubEnv('OIDC_ISSUER', 'https://id.example.com');
vi.stubEnv('OIDC_CLIENT_ID', 'order-desk');
vi.stubEnv('OIDC_CLIENT_SECRET', 'only-for-tests');

test('the issuer is normalized as in tokens, with its display name', () => {
  expect(singleSignOn()).toEqual({ issuer: 'https://id.example.com/', name: 'single sign-on' });
});

test('every endpoint of the provider must use TLS, whatever its discovery document says', async () => {
  const [provider] = identityProviders();
  for (const address of ['http://id.example.com/token', new URL('http://localhost:1/')]) {
    await expect(provider![customFetch]!(address)).rejects.toThrow('which does not use TLS');
  }
});

test('the provider is checked with PKCE, state and nonce', () => {
  expect(identityProviders()).toMatchObject([{ type: 'oidc', checks: ['pkce', 'state', 'nonce'] }]);
});
