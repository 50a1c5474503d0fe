import { z } from 'zod';
import { FIELD_KEYS, type OrderField } from '@/lib/orders/fields';
import type { Choices } from './merge';
import { orderButtonSchema } from '@/lib/orders/schema';

const CHOICE = 'choice-';
const choiceSchema = z.enum(['theirs', 'yours']);

export function choiceName(field: OrderField): string {
  return CHOICE + field;
}

/** Undoes the entry that made `version`. The choices apply to version `seen`. */
export const undoEntrySchema = orderButtonSchema
  .extend({
    seen: orderButtonSchema.shape.version.optional(),
    then: z.enum(['stay', 'order']).catch('stay'),
  })
  .catchall(z.string())
  .transform(({ operationId, id, version, seen, then, ...rest }) => {
    const choices: Choices = {};
    for (const field of FIELD_KEYS) {
      const { data } = choiceSchema.safeParse(rest[choiceName(field)]);
      if (data) choices[field] = data;
    }
    return { operationId, id, version, seen, then, choices };
  });
