import 'server-only';
import { customFetch } from 'next-auth';
import type { OIDCConfig } from 'next-auth/providers';
import { env } from '@/lib/env';
import type { Provider } from './schema';

/** Part of the callback URL registered at the provider. */
export const PROVIDER_ID = 'single-sign-on';

const TIMEOUT_MS = 10_000;

type Claims = { sub: string };

export function singleSignOn(): Provider | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  // Normalized as in validated tokens.
  return OIDC_ISSUER ? { issuer: new URL(OIDC_ISSUER).href, name: OIDC_NAME } : null;
}

/** Authorization code with PKCE, state and nonce; no claims but the subject. */
export function identityProviders(): OIDCConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: PROVIDER_ID,
      name: OIDC_NAME,
      type: 'oidc',
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid' } },
      profile: ({ sub }) => ({ id: sub }),
      [customFetch]: boundedFetch(OIDC_ISSUER),
    },
  ];
}

/** Limits time, and requires TLS for every endpoint the provider's discovery document names. */
function boundedFetch(issuer: string): typeof fetch {
  const { protocol } = new URL(issuer);
  return async (input, init) => {
    const { href, protocol: target } = new URL(input instanceof Request ? input.url : input);
    if (target !== 'https:' && target !== protocol) {
      throw new TypeError(`the identity provider names ${href}, which does not use TLS`);
    }
    return fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  };
}
