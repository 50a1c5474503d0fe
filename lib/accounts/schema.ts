import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { lineOfText, operationId, optionalLineOfText } from '@/lib/forms/fields';
import { invalidCharacters, missing, notText, tooLong } from '@/lib/forms/messages';
import { lengthOf } from '@/lib/text';
import { NAVIGATION_APP_KEYS } from '@/lib/orders/navigation-apps';
import * as workspaces from '@/lib/workspaces/messages';
import { currentPasswordLabel } from '@/lib/messages';
import * as messages from './messages';
import * as twoFactor from './two-factor/messages';

const MIN_USERNAME = 3;

const username = lineOfText(messages.usernameLabel, 80).refine(
  (name) => lengthOf(name) >= MIN_USERNAME,
  messages.usernameTooShort(MIN_USERNAME),
);

/** In UTF-16 units; bounds the cost of hashing. */
const MAX_LENGTH = 4_000;

const password = (label: string) =>
  z
    .string(missing(label))
    .min(1, missing(label))
    .max(MAX_LENGTH, tooLong(label))
    .refine((text) => text.isWellFormed(), invalidCharacters(label));

const next = z.string().optional();

export const signUpSchema = z.object({
  operationId,
  username,
  password: password(messages.passwordLabel),
  workspaceName: optionalLineOfText(workspaces.nameLabel, 100).transform(
    (name) => name ?? undefined,
  ),
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
    .string(missing(messages.usernameLabel))
    .trim()
    .min(1, missing(messages.usernameLabel))
    .max(MAX_LENGTH, tooLong(messages.usernameLabel)),
  password: password(messages.passwordLabel),
  next,
});

export const code = z
  .string(missing(twoFactor.codeLabel))
  .trim()
  .min(1, missing(twoFactor.codeLabel))
  .max(100, twoFactor.notACode);

export const codeSchema = z.object({ ticket: z.string().min(1), code });

export const logInCodeSchema = codeSchema.omit({ ticket: true }).extend({ next });

export const currentPassword = password(currentPasswordLabel);

export const changePasswordSchema = z.object({
  operationId,
  currentPassword,
  newPassword: password(messages.newPasswordLabel),
});

export const endSessionSchema = z.object({ operationId, sessionId: z.uuid() });
export const endOtherSessionsSchema = z.object({ operationId });

const MAX_EMAIL = 254;

/** Lower case, so that spellings compare equal; null when empty. */
const email = z
  .string(notText(messages.emailLabel))
  .max(MAX_EMAIL, messages.emailTooLong(MAX_EMAIL))
  .transform((typed) => typed.trim().toLowerCase() || null)
  .pipe(z.email(messages.emailInvalid).nullable());

export const profileSchema = z.object({
  operationId,
  name: lineOfText(messages.nameLabel, 80),
  username: signUpSchema.shape.username,
  email,
  /** Not sent by a page from before there was a choice. */
  navigationApp: z.enum(NAVIGATION_APP_KEYS, messages.navigationAppUnknown).optional(),
});

export const deactivateSchema = z.object({ operationId, currentPassword });
