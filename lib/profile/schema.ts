import { z } from 'zod';
import { operationId } from '@/lib/forms/operation-id';
import { lineOfText } from '@/lib/forms/line-of-text';
import { currentPassword, signUpSchema } from '@/lib/users/schema';

const MAX_EMAIL = 254;

/** An e-mail address in lower case, so that two spellings are one; null for an empty field. */
const email = z
  .string('E-mail address is not text.')
  .max(MAX_EMAIL, `E-mail address can have at most ${MAX_EMAIL} characters.`)
  .transform((typed) => typed.trim().toLowerCase() || null)
  .pipe(z.email('E-mail address has to look like name@example.com.').nullable());

export const profileSchema = z.object({
  operationId,
  name: lineOfText('Name', 80),
  username: signUpSchema.shape.username,
  email,
});

export const deactivateSchema = z.object({ operationId, currentPassword });
