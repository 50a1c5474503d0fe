import { z } from 'zod';
import { isBlank, lengthOf, visibleText } from '@/lib/text';

/** Control characters, other than those that white space is made of. */
const CONTROL = /\p{Cc}/u;

/**
 * One line of text typed or pasted by a person, as {@link visibleText} has it, of 1 to `max` characters. `name` starts the
 * sentences that tell what is wrong.
 */
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

/** What people are told whose form lacks a part that they cannot see. */
export const OUT_OF_DATE = 'This page is out of date. Reload it and try again.';

/** Every form carries the operation id that was made when it was opened: sent twice, it acts once. */
export const operationId = z.uuid(OUT_OF_DATE);
