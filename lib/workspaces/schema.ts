import { z } from 'zod';
import { currentPassword } from '@/lib/accounts/schema';
import { isCalendarDate, isTimeZone } from '@/lib/dates';
import { lineOfText, operationId, optionalLineOfText, OUT_OF_DATE } from '@/lib/forms/fields';
import { missing } from '@/lib/forms/messages';
import { fold, visibleText } from '@/lib/normalize';
import { DEFAULT_REASONS, MAX_REASON, MAX_REASONS, OTHER_REASON } from '@/lib/orders/attempt';
import { START_VIEWS } from '@/lib/saved-views/saved-view';
import { isBlank, lengthOf, truncate } from '@/lib/text';
import * as messages from './messages';
import { MAX_HOLIDAYS, WEEKDAYS, weekdayField } from './working-days';

const MAX_QUOTED = 40;

const holidays = z
  .string(OUT_OF_DATE)
  .transform(distinctDates)
  .refine((dates) => dates.every(isCalendarDate), {
    error: ({ input }) => messages.invalidHoliday(firstInvalid(input as string[])),
  })
  .refine((dates) => dates.length <= MAX_HOLIDAYS, {
    error: ({ input }) => messages.tooManyHolidays((input as string[]).length),
  })
  .transform((dates) => dates.sort().join(' '));

function distinctDates(text: string): string[] {
  const dates = visibleText(text).split(/[\s,]+/);
  return [...new Set(dates)].filter(Boolean);
}

function firstInvalid(dates: string[]): string {
  return truncate(dates.find((date) => !isCalendarDate(date)) ?? '', MAX_QUOTED);
}

/** Null for the default ones. */
const attemptReasons = z
  .string(OUT_OF_DATE)
  .refine((text) => text.isWellFormed(), messages.invalidReason(MAX_REASON))
  .transform(distinctReasons)
  .refine((reasons) => reasons.length <= MAX_REASONS, {
    error: ({ input }) => messages.tooManyReasons((input as string[]).length, MAX_REASONS),
  })
  .refine(
    (reasons) =>
      reasons.every((reason) => lengthOf(reason) <= MAX_REASON && !/\p{Cc}/u.test(reason)),
    messages.invalidReason(MAX_REASON),
  )
  .transform((reasons) => reasons.join('\n'))
  .transform((text) => (text === '' || text === DEFAULT_REASONS.join('\n') ? null : text));

function distinctReasons(text: string): string[] {
  const reasons = text.split(/\r\n|[\n\r\u2028\u2029]/).map(visibleText);
  const kept = reasons.filter((reason) => !isBlank(reason) && fold(reason) !== fold(OTHER_REASON));
  return [...new Map(kept.map((reason) => [fold(reason), reason])).values()];
}

/** Fields of a form have one value each, so each day is a field. */
function joinWorkingDays(form: Record<string, unknown>): Record<string, unknown> {
  const days = WEEKDAYS.filter((day) => form[weekdayField(day)] === 'yes');
  return { ...form, workingDays: days.join('') };
}

const settings = z.object({
  operationId,
  workspaceName: lineOfText(messages.nameLabel, 100),
  timeZone: z
    .string(missing(messages.timeZoneLabel))
    .refine(isTimeZone, messages.timeZoneUnsupported),
  defaultSender: optionalLineOfText(messages.defaultSenderLabel, 200),
  startView: z.enum(START_VIEWS, messages.startViewUnknown),
  workingDays: z.string().min(1, messages.noWorkingDay),
  holidays,
  attemptReasons,
});

export const settingsSchema = z.preprocess(joinWorkingDays, settings);

export const deleteWorkspaceSchema = z.object({
  operationId,
  confirmation: z.string(missing(messages.nameLabel)).trim().min(1, missing(messages.nameLabel)),
  currentPassword,
});
