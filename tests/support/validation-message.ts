import type { ZodType } from 'zod';

/** The message for an invalid value; undefined if it is valid. */
export function firstMessage(schema: ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}
