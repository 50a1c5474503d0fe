import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';

export const startSchema = z.object({
  /** Where to go after log-in; checked to stay on this site where it is used. */
  next: z.string().optional(),
});

export const connectSchema = z.object({
  operationId,
  currentPassword: z
    .string('Current password is missing.')
    .min(1, 'Current password is missing.')
    .refine(
      (text) => text.isWellFormed(),
      'Current password contains characters that are not text.',
    ),
});

export const disconnectSchema = z.object({ operationId: z.uuid(OUT_OF_DATE) });

/** What OpenID Connect lets a provider call somebody: up to 255 characters of ASCII. */
export const subjectSchema = z.string().regex(/^[\x20-\x7e]{1,255}$/);

/** Somebody at an identity provider: the provider's issuer, and what it calls them, which never changes there. */
export type ProviderAccount = { provider: string; providerAccountId: string };

/** The provider as people and rows know it. */
export type Provider = { issuer: string; name: string };
