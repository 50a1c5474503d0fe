import { z } from 'zod';
import { visibleText } from '@/lib/normalize';
import { isBlank, lengthOf } from '@/lib/text';
import { outOfDate } from '@/lib/messages';
import * as messages from './messages';

const CONTROL = /\p{Cc}/u;

/** One line of 1 to `max` characters, cleaned by {@link visibleText}. `name` starts each error message. */
export function lineOfText(name: string, max: number) {
  return z
    .string(messages.missing(name))
    .refine((text) => text.isWellFormed(), messages.invalidCharacters(name))
    .transform(visibleText)
    .refine((text) => !isBlank(text), messages.missing(name))
    .refine((text) => lengthOf(text) <= max, {
      error: ({ input }) => messages.overMaxLength(name, { length: lengthOf(String(input)), max }),
    })
    .refine((text) => !CONTROL.test(text), messages.controlCharacters(name));
}

/** Up to `max` characters in several lines, each cleaned by {@link visibleText}, without blank lines around them. */
export function linesOfText(name: string, max: number) {
  return z
    .string(messages.missing(name))
    .refine((text) => text.isWellFormed(), messages.invalidCharacters(name))
    .transform((text) =>
      text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .map(visibleText)
        .join('\n')
        .trim(),
    )
    .transform((text) => text.replaceAll(/\n{3,}/g, '\n\n'))
    .refine((text) => !isBlank(text), messages.missing(name))
    .refine((text) => lengthOf(text) <= max, {
      error: ({ input }) => messages.overMaxLength(name, { length: lengthOf(String(input)), max }),
    })
    .refine((text) => !CONTROL.test(text.replaceAll('\n', '')), messages.controlCharacters(name));
}

/** Null for a blank field, undefined for a missing one. */
export function optional<S extends z.ZodType<unknown, string>>(name: string, schema: S) {
  return z
    .string(messages.notText(name))
    .transform((text) => (isBlank(visibleText(text)) ? null : text))
    .pipe(schema.nullable())
    .optional();
}

/** Like {@link lineOfText}; null when the field is missing or blank. */
export function optionalLineOfText(name: string, max: number) {
  return z
    .string(messages.notText(name))
    .optional()
    .transform((text) => (text && visibleText(text)) || null)
    .pipe(lineOfText(name, max).nullable());
}

export const OUT_OF_DATE = outOfDate;

export const operationId = z.uuid(OUT_OF_DATE);
