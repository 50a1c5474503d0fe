import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';

/** An OpenID Connect provider on this machine that logs everyone in as `subject`, without asking. */
export type IdentityProvider = {
  issuer: string;
  /** The user of the next log-ins. */
  subject: string;
  /** Overrides claims in the next ID token. */
  claimOnce: (claims: Record<string, unknown>) => void;
  /** Overrides the next response of the token endpoint. */
  answerOnce: (answer: MutableResponse) => void;
  /** Refuses the next log-in. */
  refuseOnce: () => void;
  stop: () => Promise<void>;
};

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, 'localhost');
  let claimed: Record<string, unknown> = {};
  const provider: IdentityProvider = {
    issuer: server.issuer.url!,
    subject: 'subject',
    claimOnce: (claims) => (claimed = claims),
    answerOnce: ({ statusCode, body }) =>
      server.service.once('beforeResponse', (response: MutableResponse) =>
        Object.assign(response, { statusCode, body }),
      ),
    refuseOnce: () =>
      server.service.once('beforeAuthorizeRedirect', ({ url }: { url: URL }) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'access_denied');
      }),
    stop: async () => {
      if (server.listening) await server.stop();
    },
  };
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
    // Access token and ID token are signed one after the other; only the second has an audience.
    if (payload.aud === undefined) return;
    Object.assign(payload, { sub: provider.subject }, claimed);
    claimed = {};
  });
  return provider;
}
