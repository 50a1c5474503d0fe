import { z } from 'zod';
import { currentPassword } from '@/lib/accounts/schema';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';

export const startSchema = z.object({ next: z.string().optional() });

export const connectSchema = z.object({ operationId, currentPassword });

export const disconnectSchema = z.object({ operationId: z.uuid(OUT_OF_DATE) });

/** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. */
export const subjectSchema = z.string().regex(/^[\x20-\x7e]{1,255}$/);

export type ProviderAccount = { provider: string; providerAccountId: string };

export type Provider = { issuer: string; name: string };
