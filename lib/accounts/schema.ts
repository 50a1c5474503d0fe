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

/** Longer ones are nobody's, and take long to look at; in UTF-16 units. */
const LONGEST = 4_000;

const password = (name: string) =>
  z
    .string(`${name} is missing.`)
    .min(1, `${name} is missing.`)
    .max(LONGEST, `${name} is too long.`)
    .refine((text) => text.isWellFormed(), `${name} contains characters that are not text.`);

/** Where to go after log-in; checked to stay on this site where it is used. */
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
  /** Null where it is none that this server knows. */
  timeZone: z
    .string()
    .catch('')
    .transform((name) => (isTimeZone(name) ? name : null)),
});

export const logInSchema = z.object({
  /** Whoever logs in past the form, as Auth.js's own route allows, starts an operation of their own. */
  operationId: operationId.catch(newId),
  username: z
    .string('Username is missing.')
    .trim()
    .min(1, 'Username is missing.')
    .max(LONGEST, 'Username is too long.'),
  password: password('Password'),
  next,
});

/** What a browser sends whose user's password was right: the ticket that tells so, and a one-time or recovery code. */
export const codeSchema = z.object({
  ticket: z.string().min(1),
  code: z.string('Code is missing.').trim().min(1, 'Code is missing.').max(100, 'This is no code.'),
});

/** The second step of log-in; the ticket comes in a cookie. */
export const logInCodeSchema = codeSchema.omit({ ticket: true }).extend({ next });

/** The password of whoever is signed in, typed again before what only they in person may do. */
export const currentPassword = password('Current password');

export const changePasswordSchema = z.object({
  operationId,
  currentPassword,
  newPassword: password('New password'),
});

export const endSessionSchema = z.object({ operationId, sessionId: z.uuid() });
export const endOtherSessionsSchema = z.object({ operationId });

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
