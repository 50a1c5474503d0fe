import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';
import { operationId } from '@/lib/forms/fields';
import { lineOfText } from '@/lib/forms/fields';
import { visibleText } from '@/lib/text';
import { START_VIEWS } from '@/lib/saved-views/saved-view';

export const settingsSchema = z.object({
  operationId,
  workspaceName: lineOfText('Workspace name', 100),
  timeZone: z
    .string('Time zone is missing.')
    .refine(isTimeZone, 'This time zone isn’t supported. Choose one from the list.'),
  defaultSender: z
    .string('Default sender is not text.')
    .optional()
    .transform((name) => (name && visibleText(name)) || null)
    .pipe(lineOfText('Default sender', 200).nullable()),
  startView: z.enum(START_VIEWS, 'Choose one of the views.'),
});

export const deleteWorkspaceSchema = z.object({
  operationId,
  confirmation: z.string('Workspace name is missing.').trim().min(1, 'Workspace name is missing.'),
  currentPassword: z
    .string('Current password is missing.')
    .min(1, 'Current password is missing.')
    .refine(
      (text) => text.isWellFormed(),
      'Current password contains characters that are not text.',
    ),
});
