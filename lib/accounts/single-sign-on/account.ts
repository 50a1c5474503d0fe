/** Somebody at an identity provider: the provider's issuer, and what it calls them, which never changes there. */
export type ProviderAccount = { provider: string; providerAccountId: string };

/** The provider as people and rows know it. */
export type Provider = { issuer: string; name: string };
