import { isolated } from '@/lib/text';
import { MAX_HOLIDAYS, type Weekday } from './working-days';

// Settings
export const settingsTitle = 'Settings';
export const nameLabel = 'Workspace name';
export const timeZoneLabel = 'Time zone';
export const timeZoneUnsupported = 'This time zone isn’t supported. Choose one from the list.';
export const defaultSenderLabel = 'Default sender';
export const defaultSenderHelp = 'Optional. New orders start with it as their sender name.';
export const startViewLabel = 'Default view';
export const startViewHelp =
  'The order list opens with it for everyone who hasn’t chosen their own default view.';
export const startViewUnknown = 'Choose one of the views.';
export const workingDaysLegend = 'Working days';
export const workingDaysHelp = 'Proposed delivery dates fall on these days.';
export const noWorkingDay = 'Choose at least one day.';
export const WEEKDAY_NAMES: Record<Weekday, string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};
export const holidaysLabel = 'Holidays';
export const holidaysHelp =
  'Optional. One date per line, as in 2026-12-25. No deliveries are proposed on them.';
export const invalidHoliday = (text: string) =>
  `“${isolated(text)}” isn’t a valid date. Write each date as in 2026-12-25.`;
export const tooManyHolidays = (count: number) =>
  `${holidaysLabel} can have at most ${MAX_HOLIDAYS} dates; this has ${count}.`;
export const attemptReasonsLabel = 'Reasons for failed attempts';
export const attemptReasonsHelp =
  'One per line. “Other” is always offered last. Leave it blank for the usual ones.';
export const invalidReason = (max: number) =>
  `Each reason can have at most ${max} characters, all on one line.`;
export const tooManyReasons = (count: number, most: number) =>
  `There can be at most ${most} reasons; this has ${count}.`;
export const saveSettingsButton = 'Save settings';
export const settingsSaved = 'Settings saved.';

// Deleting the workspace
export const deleteSectionTitle = 'Delete workspace';
export const deleteSectionText =
  'Deletes the workspace for everyone. The next page shows what is deleted and what stays before you confirm.';
export const deleteLink = 'Delete workspace…';
export const deleteTitle = 'Delete workspace';
export const deleteHeading = (name: string) => `Delete workspace ${isolated(name)}?`;
export const downloadTitle = 'Download your data first';
export const downloadText = 'You can’t download it once the workspace is deleted.';
export const ordersAsCsv = 'Orders as CSV';
export const ordersAsJsonLines = 'Orders as JSON Lines';
export const signedLog = 'Whole log, signed';

export const consequencesTitle = 'What happens';
export const consequences = [
  'Everyone is signed out right away and can’t log in again. You can’t undo this.',
  'Passwords, one-time codes and profile e-mail addresses are deleted, and so are invitations, views, bulk actions and imports. The usernames become available to others.',
  'Orders and the log stay in the database, so that the log still proves what was done. They contain personal data such as names, e-mail addresses and network addresses. Only the server’s operator can remove them.',
] as const;

export const confirmText = 'Type {name} to confirm.';
export const deleteButton = 'Delete workspace';
export const keepLink = 'Keep workspace';
export const workspaceDeleted = (name: string) =>
  `Workspace ${isolated(name)} deleted. Nobody can log in to it.`;
