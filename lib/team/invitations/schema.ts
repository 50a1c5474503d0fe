import { z } from 'zod';
import { signUpSchema } from '@/lib/accounts/schema';
import { operationId, optionalLineOfText, OUT_OF_DATE } from '@/lib/forms/fields';
import { roleSchema } from '@/lib/team/schema';
import { nameLabel } from './messages';

export const inviteSchema = z.object({
  operationId,
  role: roleSchema,
  name: optionalLineOfText(nameLabel, 80),
});

export const revokeInvitationSchema = z.object({ operationId, id: z.uuid(OUT_OF_DATE) });

const secretSchema = z.string(OUT_OF_DATE);

export const joinSchema = signUpSchema
  .pick({ operationId: true, username: true, password: true })
  .extend({ secret: secretSchema });

/** Expiry of an invitation link; its page and refusal name the 7 days. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1_000;

export function joinPath(secret: string): string {
  return `/join/${secret}`;
}
