import { z } from 'zod';
import { changePasswordSchema } from '@/lib/accounts/schema';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';

export const resetPasswordSchema = z.object({
  operationId,
  secret: z.string(OUT_OF_DATE),
  newPassword: changePasswordSchema.shape.newPassword,
});

export const RESET_MS = 24 * 60 * 60 * 1_000;

export function resetPath(secret: string): string {
  return `/reset/${secret}`;
}
