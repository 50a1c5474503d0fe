import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/operation-id';
import { changePasswordSchema } from '@/lib/accounts/schema';

export const resetPasswordSchema = z.object({
  operationId,
  secret: z.string(OUT_OF_DATE),
  newPassword: changePasswordSchema.shape.newPassword,
});
