import { z } from 'zod';
import { OUT_OF_DATE, operationId } from '@/lib/forms/fields';
import { currentPassword } from '@/lib/accounts/schema';

const code = z
  .string('One-time code is missing.')
  .trim()
  .min(1, 'One-time code is missing.')
  .max(100, 'This isn’t a code. A code has six digits.');

export const turnOnCodesSchema = z.object({
  operationId,
  setup: z.string(OUT_OF_DATE).max(1_000, OUT_OF_DATE),
  code,
  currentPassword,
});

export const bothProofsSchema = z.object({ operationId, code, currentPassword });
