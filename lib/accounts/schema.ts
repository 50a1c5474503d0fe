import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { lineOfText } from '@/lib/forms/fields';
import { operationId } from '@/lib/forms/fields';
import { lengthOf, visibleText } from '@/lib/text';

const username = lineOfText('Username', 80).refine(
  (name) => lengthOf(name) >= 3,
  'Username needs at least 3 characters.',
);

/** In UTF-16 units; bounds the cost of hashing. */
const MAX_LENGTH = 4_000;

const password = (name: string) =>
  z
    .string(`${name} is missing.`)
    .min(1, `${name} is missing.`)
    .max(MAX_LENGTH, `${name} is too long.`)
    .refine((text) => text.isWellFormed(), `${name} contains characters that are not text.`);

const next = z.string().optional();

export const signUpSchema = z.object({
  operationId,
  username,
  password: password('Password'),
  workspaceName: z
    .string('Workspace name is not text.')
    .optional()
    .transform((name) => (name && visibleText(name)) || undefined)
    .pipe(lineOfText('Workspace name', 100).optional()),
  /** Null when this server doesn't know the time zone. */
  timeZone: z
    .string()
    .catch('')
    .transform((name) => (isTimeZone(name) ? name : null)),
});

export const logInSchema = z.object({
  /** Auth.js's own route allows log-ins without our form, and so without an operation ID. */
  operationId: operationId.catch(newId),
  username: z
    .string('Username is missing.')
    .trim()
    .min(1, 'Username is missing.')
    .max(MAX_LENGTH, 'Username is too long.'),
  password: password('Password'),
  next,
});

export const codeSchema = z.object({
  ticket: z.string().min(1),
  code: z
    .string('Code is missing.')
    .trim()
    .min(1, 'Code is missing.')
    .max(100, 'This isn’t a code.'),
});

export const logInCodeSchema = codeSchema.omit({ ticket: true }).extend({ next });

export const currentPassword = password('Current password');

export const changePasswordSchema = z.object({
  operationId,
  currentPassword,
  newPassword: password('New password'),
});

export const endSessionSchema = z.object({ operationId, sessionId: z.uuid() });
export const endOtherSessionsSchema = z.object({ operationId });

const MAX_EMAIL = 254;

/** Lower case, so that spellings compare equal; null when empty. */
const email = z
  .string('E-mail address is not text.')
  .max(MAX_EMAIL, `E-mail address can have at most ${MAX_EMAIL} characters.`)
  .transform((typed) => typed.trim().toLowerCase() || null)
  .pipe(z.email('Enter an e-mail address like name@example.com.').nullable());

export const profileSchema = z.object({
  operationId,
  name: lineOfText('Name', 80),
  username: signUpSchema.shape.username,
  email,
});

export const deactivateSchema = z.object({ operationId, currentPassword });
