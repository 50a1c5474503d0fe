import { z } from 'zod';
import { isCalendarDate, isTime } from './dates';
import * as messages from './messages';

export type Parameters = Record<string, string | string[] | undefined>;

/** In characters, as UTF-16 code units. */
const MAX_SEARCH = 8_000;
const MAX_SHOWN = 40;

/**
 * Empty and invalid parameters count as absent, invalid and repeated ones with a note; of repeated ones, the first
 * counts.
 */
export function readParameters<S extends z.ZodRawShape>(
  shape: S,
  parameters: Parameters,
): { values: Partial<z.output<z.ZodObject<S>>>; notes: string[] } {
  const notes: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const [value, ...repeated] = [parameters[name] ?? ''].flat();
    if (repeated.length > 0) notes.push(messages.repeatedParameter(name));
    if (!value) continue;
    const parsed = z.safeParse(schema, value);
    if (parsed.success) values[name] = parsed.data;
    else notes.push(...parsed.error.issues.map(({ message }) => message));
  }
  return { values: values as Partial<z.output<z.ZodObject<S>>>, notes };
}

/** The note for a value that wasn't used, shortened to {@link MAX_SHOWN}. `why` as in `messages.whyIgnored`. */
export function ignored(name: string, value: unknown, why: string): string {
  const text = tidy(String(value));
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN).toWellFormed()}…` : text;
  return messages.ignoredParameter({ name, value: shown, why });
}

export function oneOf<const T extends readonly string[]>(name: string, words: T) {
  return z.enum(words, { error: ({ input }) => ignored(name, input, messages.whyIgnored.unknown) });
}

export function dateParameter(name: string) {
  return z.string().refine(isCalendarDate, {
    error: ({ input }) => ignored(name, input, messages.whyIgnored.noDate),
  });
}

export function timeParameter(name: string) {
  return z.string().refine(isTime, {
    error: ({ input }) => ignored(name, input, messages.whyIgnored.noTime),
  });
}

export function wholeNumber(name: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/, {
      error: ({ input }) => ignored(name, input, messages.whyIgnored.noWholeNumber),
    })
    .transform(Number);
}

export function idParameter(name: string) {
  return z
    .uuid({ error: ({ input }) => ignored(name, input, messages.whyIgnored.unknown) })
    .toLowerCase();
}

export const searchParameter = z
  .string()
  .transform((text) => tidy(text.trim().replaceAll(/[\r\n\t]+/g, ', ')))
  .refine((text) => text.length <= MAX_SEARCH, messages.searchTooLong);

export const pageParameter = z.string().max(2_000);

export function dropBackwards<K extends string>(
  values: { [name in K]?: string | number },
  [from, to]: readonly [K, K],
  { name, notes }: { name: string; notes: string[] },
): void {
  const [first, last] = [values[from], values[to]];
  if (first === undefined || last === undefined || first <= last) return;
  delete values[from];
  delete values[to];
  notes.push(ignored(name, `${first} to ${last}`, messages.whyIgnored.backwards));
}

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}
