import type { ZodType } from 'zod';

/** The sentence that a person reads about a value that is refused; undefined when it is accepted. */
export function firstComplaint(schema: ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}
