import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { roleSchema } from '@/lib/team/schema';
import { lineOfText } from '@/lib/forms/fields';
import { visibleText } from '@/lib/text';
import { signUpSchema } from '@/lib/accounts/schema';

export const inviteSchema = z.object({
  operationId,
  role: roleSchema,
  name: z
    .string('Name is not text.')
    .optional()
    .transform((name) => (name && visibleText(name)) || undefined)
    .pipe(lineOfText('Name', 80).optional())
    .transform((name) => name ?? null),
});

export const revokeInvitationSchema = z.object({ operationId, id: z.uuid(OUT_OF_DATE) });

const secretSchema = z.string(OUT_OF_DATE);

export const joinSchema = signUpSchema
  .pick({ operationId: true, username: true, password: true })
  .extend({ secret: secretSchema });
