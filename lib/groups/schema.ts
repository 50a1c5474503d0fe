import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/operation-id';
import { deliveryDate } from '@/lib/orders/schema';
import { GROUP_VERBS } from './group';

/** The key of a group in an address. */
export const groupKeySchema = z.uuid();

const id = z.uuid(OUT_OF_DATE);

/** Apply, continue: which group; with the new delivery date where that is what changes. */
export const applyGroupSchema = z.object({
  id,
  deliveryDate: deliveryDate.optional(),
});

/** A button about a group as it stands. */
export const groupButtonSchema = z.object({ id });

/** Takes a group back; `list` is the query of the list from which people came. */
export const undoGroupSchema = z.object({ operationId, id, list: z.string().catch('') });

/** The verbs that people choose for what they have selected. */
export const selectionVerbSchema = z.enum(GROUP_VERBS).exclude(['import', 'undo']);
