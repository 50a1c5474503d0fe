import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';

/** A small OpenID Connect provider on this machine, which asks nobody anything: whoever comes is `subject`. */
export type IdentityProvider = {
  issuer: string;
  /** Who it says the next people are. */
  subject: string;
  /** What is to be another claim in the next ID token alone. */
  claimOnce: (claims: Record<string, unknown>) => void;
  /** What it answers next when it is asked for tokens. */
  answerOnce: (answer: MutableResponse) => void;
  /** Sends the next person back without having let them in. */
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
    subject: 'somebody',
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
    // Access token and ID token are made one after the other; only the second has an audience.
    if (payload.aud === undefined) return;
    Object.assign(payload, { sub: provider.subject }, claimed);
    claimed = {};
  });
  return provider;
}
