import { z } from 'zod';
import { currentPassword } from '@/lib/accounts/schema';
import { isCalendarDate, isTimeZone } from '@/lib/dates';
import { lineOfText, operationId, optionalLineOfText, OUT_OF_DATE } from '@/lib/forms/fields';
import { missing } from '@/lib/forms/messages';
import { visibleText } from '@/lib/normalize';
import { START_VIEWS } from '@/lib/saved-views/saved-view';
import { truncate } from '@/lib/text';
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
});

export const settingsSchema = z.preprocess(joinWorkingDays, settings);

export const deleteWorkspaceSchema = z.object({
  operationId,
  confirmation: z.string(missing(messages.nameLabel)).trim().min(1, missing(messages.nameLabel)),
  currentPassword,
});
