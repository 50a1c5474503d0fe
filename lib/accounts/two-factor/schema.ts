import { z } from 'zod';
import { OUT_OF_DATE, operationId } from '@/lib/forms/fields';
import { currentPassword } from '@/lib/accounts/schema';

/** A one-time code or a recovery code; whether it is one is seen where it is taken. */
const code = z
  .string('One-time code is missing.')
  .trim()
  .min(1, 'One-time code is missing.')
  .max(100, 'This is no code. It has six digits.');

export const turnOnCodesSchema = z.object({
  operationId,
  setup: z.string(OUT_OF_DATE).max(1_000, OUT_OF_DATE),
  code,
  currentPassword,
});

/** Turning one-time codes off, and new recovery codes: each asks for both proofs. */
export const bothProofsSchema = z.object({ operationId, code, currentPassword });
