import { z } from 'zod';
import { OUT_OF_DATE } from '@/lib/forms/operation-id';
import { orderButtonSchema } from './schema';

/** The field of the form around the list that says which button of which row was pressed. */
export const ROW_BUTTON = 'press';

const VERBS = ['markDelivered', 'reopen'] as const;
export type RowVerb = (typeof VERBS)[number];

/** What a button in a row of the list sends: the whole of what it would do, as one short text. */
export function rowButtonValue(
  verb: RowVerb,
  { id, version, operationId }: { id: string; version: number; operationId: string },
): string {
  return [verb, id, version, operationId].join(' ');
}

export const rowButtonSchema = z
  .object({ [ROW_BUTTON]: z.string(OUT_OF_DATE) })
  .transform((form) => {
    const [verb, id, version, operationId] = form[ROW_BUTTON]!.split(' ');
    return { verb, id, version, operationId };
  })
  .pipe(orderButtonSchema.extend({ verb: z.enum(VERBS, OUT_OF_DATE) }));
