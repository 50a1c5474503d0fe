import { z } from 'zod';
import { code, currentPassword } from '@/lib/accounts/schema';
import { OUT_OF_DATE, operationId } from '@/lib/forms/fields';

export const turnOnCodesSchema = z.object({
  operationId,
  setup: z.string(OUT_OF_DATE).max(1_000, OUT_OF_DATE),
  code,
  currentPassword,
});

export const bothProofsSchema = z.object({ operationId, code, currentPassword });
