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
