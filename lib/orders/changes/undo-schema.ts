import { z } from 'zod';
import { FIELD_KEYS, type OrderField } from '@/lib/orders/fields';
import type { Choices } from './merge';
import { orderButtonSchema } from '@/lib/orders/schema';

const CHOICE = 'choice-';
const choiceSchema = z.enum(['theirs', 'yours']);

/** The name of the form field in which is chosen what a field of the order is to say. */
export function choiceName(field: OrderField): string {
  return CHOICE + field;
}

/** Which entry is taken back: the one that made `version`. What was chosen holds for the version that was `seen`. */
export const undoEntrySchema = orderButtonSchema
  .extend({
    seen: orderButtonSchema.shape.version.optional(),
    /** On the order's own page, there is nothing to stay for when the order ends. */
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
