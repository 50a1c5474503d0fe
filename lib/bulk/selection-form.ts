import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { parseListParams } from '@/lib/orders/list/parse';
import { PAGE_SIZES, type ListParams } from '@/lib/orders/list/params';
import { rowButtonSchema } from '@/lib/orders/schema';
import { selectionKindSchema } from './schema';
import type { Selection } from './selection';
import { BULK_ACTION_FIELD, MATCHING_FIELD, SELECTED_FIELD } from './form-fields';

const MOST_SELECTED = Math.max(...PAGE_SIZES);

/** Joins the selected rows into one field, separated by spaces: form parsing keeps one value per name. */
export function joinSelected(form: unknown): FormData {
  const joined = new FormData();
  if (!(form instanceof FormData)) return joined;
  for (const [name, value] of form) if (name !== SELECTED_FIELD) joined.append(name, value);
  const selectedIds = form
    .getAll(SELECTED_FIELD)
    .map((value) => (typeof value === 'string' ? value : '?'));
  if (selectedIds.length > 0) joined.set(SELECTED_FIELD, selectedIds.join(' '));
  return joined;
}

const selectedIds = z
  .string(OUT_OF_DATE)
  .transform((text) => text.split(' ').filter(Boolean))
  .pipe(z.array(z.uuid(OUT_OF_DATE).toLowerCase()).max(MOST_SELECTED, OUT_OF_DATE))
  .transform((ids) => [...new Set(ids)]);

/** A parameter that can't be parsed is an error: ignoring it would select more orders than the list shows. */
const listing = z.string(OUT_OF_DATE).transform((query, context): ListParams => {
  const { listing, notes } = parseListParams(Object.fromEntries(new URLSearchParams(query)));
  if (notes.length > 0) context.addIssue({ code: 'custom', message: OUT_OF_DATE });
  return listing;
});

const selectionFormSchema = z
  .object({
    [BULK_ACTION_FIELD]: selectionKindSchema,
    operationId,
    list: z.string(OUT_OF_DATE),
    [SELECTED_FIELD]: selectedIds.default([]),
    /** All orders that match the list's filters, whichever rows are selected. */
    [MATCHING_FIELD]: z.literal('on', OUT_OF_DATE).optional(),
  })
  .transform(({ bulk: verb, select: ids, matching, list, operationId }, context) => {
    const wanted = matching && listing.safeParse(list);
    if (wanted && !wanted.success) {
      context.addIssue({ code: 'custom', message: OUT_OF_DATE });
      return z.NEVER;
    }
    const selection: Selection = wanted ? { listing: wanted.data } : { ids };
    return { verb, operationId, list, selection };
  });

export const orderListSchema = z.union([rowButtonSchema, selectionFormSchema]);
