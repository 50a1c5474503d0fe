import { customFetch } from 'next-auth';
import { expect, test, vi } from 'vitest';
import { identityProviders, singleSignOn } from '@/lib/accounts/single-sign-on/provider';

vi.stubEnv('AUTH_URL', 'https://orders.example.com');
vi.stubEnv('OIDC_ISSUER', 'https://id.example.com');
vi.stubEnv('OIDC_CLIENT_ID', 'order-desk');
vi.stubEnv('OIDC_CLIENT_SECRET', 'only-for-tests');

test('the provider is known by its issuer as tokens may write it, and by its name', () => {
  expect(singleSignOn()).toEqual({ issuer: 'https://id.example.com/', name: 'single sign-on' });
});

test('the provider is asked over TLS alone, wherever its description of itself points to', async () => {
  const [provider] = identityProviders();
  for (const address of ['http://id.example.com/token', new URL('http://localhost:1/')]) {
    await expect(provider![customFetch]!(address)).rejects.toThrow('which does not use TLS');
  }
});

test('the provider is checked in all three ways that there are', () => {
  expect(identityProviders()).toMatchObject([{ type: 'oidc', checks: ['pkce', 'state', 'nonce'] }]);
});
