import { z } from 'zod';
import { isBlank, lengthOf, visibleText } from '@/lib/text';

const CONTROL = /\p{Cc}/u;

/** One line of 1 to `max` characters, cleaned by {@link visibleText}. `name` starts each error message. */
export function lineOfText(name: string, max: number) {
  return z
    .string(`${name} is missing.`)
    .refine((text) => text.isWellFormed(), `${name} contains characters that are not text.`)
    .transform(visibleText)
    .refine((text) => !isBlank(text), `${name} is missing.`)
    .refine((text) => lengthOf(text) <= max, {
      error: ({ input }) =>
        `${name} can have at most ${max} characters; this has ${lengthOf(String(input))}.`,
    })
    .refine((text) => !CONTROL.test(text), `${name} contains control characters. Type it again.`);
}

export const OUT_OF_DATE = 'This page is out of date. Reload it and try again.';

export const operationId = z.uuid(OUT_OF_DATE);
