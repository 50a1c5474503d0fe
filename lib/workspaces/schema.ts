import { z } from 'zod';
import { currentPassword } from '@/lib/accounts/schema';
import { isTimeZone } from '@/lib/dates';
import { lineOfText, operationId, optionalLineOfText } from '@/lib/forms/fields';
import { missing } from '@/lib/forms/messages';
import { START_VIEWS } from '@/lib/saved-views/saved-view';
import * as messages from './messages';

export const settingsSchema = z.object({
  operationId,
  workspaceName: lineOfText(messages.nameLabel, 100),
  timeZone: z
    .string(missing(messages.timeZoneLabel))
    .refine(isTimeZone, messages.timeZoneUnsupported),
  defaultSender: optionalLineOfText(messages.defaultSenderLabel, 200),
  startView: z.enum(START_VIEWS, messages.startViewUnknown),
});

export const deleteWorkspaceSchema = z.object({
  operationId,
  confirmation: z.string(missing(messages.nameLabel)).trim().min(1, missing(messages.nameLabel)),
  currentPassword,
});
