import 'server-only';
import { customFetch } from 'next-auth';
import type { OIDCConfig } from 'next-auth/providers';
import type { Provider } from './schema';
import { env } from '@/lib/env';

/** What Auth.js calls the provider; it stands in the address that the provider sends people back to. */
export const PROVIDER_ID = 'single-sign-on';

/** How long the provider may take to answer us, in milliseconds. */
const PATIENCE_MS = 10_000;

/** All that is asked of the provider about somebody: who they are to it. */
type Claims = { sub: string };

/** The provider that may vouch for people; null where none is configured. */
export function singleSignOn(): Provider | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  // As the validated tokens say it, up to what the syntax of addresses leaves open.
  return OIDC_ISSUER ? { issuer: new URL(OIDC_ISSUER).href, name: OIDC_NAME } : null;
}

/** The same for Auth.js, none or one: authorization code with PKCE, state and nonce, and nothing but the subject asked. */
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
      [customFetch]: fetchOf(OIDC_ISSUER),
    },
  ];
}

/** Bounded in time, and over TLS wherever the provider's own description of itself points to. */
function fetchOf(issuer: string): typeof fetch {
  const { protocol } = new URL(issuer);
  return async (input, init) => {
    const { href, protocol: asked } = new URL(input instanceof Request ? input.url : input);
    if (asked !== 'https:' && asked !== protocol) {
      throw new TypeError(`the identity provider is to be asked at ${href}, which is not over TLS`);
    }
    return fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  };
}
