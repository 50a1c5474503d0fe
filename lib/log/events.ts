import { z } from 'zod';

/** Every action that the log knows, past tense, as people read it. The one registry. */
export const ACTIONS = [
  'Created',
  'Edited',
  'Marked Delivered',
  'Reopened',
  'Deleted',
  'Restored',
] as const;
export type Action = (typeof ACTIONS)[number];

export const actionSchema = z.enum(ACTIONS);

/** The fields of an order that the log tells about, in the order in which people read them. */
export const LOGGED_FIELDS = [
  'numberOfItems',
  'deliveryDate',
  'senderName',
  'recipientName',
  'recipientAddress',
  'status',
] as const;
export type LoggedField = (typeof LOGGED_FIELDS)[number];

const valueSchema = z.union([z.string(), z.number(), z.null()]);
const changeSchema = z.object({ from: valueSchema, to: valueSchema });

/**
 * What changed, before → after. `from` is null throughout in a creation and a restoration, `to` in a deletion. An undo
 * that makes an order delivered again also tells since when, as a time of ISO 8601; otherwise it is since the entry.
 */
export const changesSchema = z.partialRecord(
  z.enum([...LOGGED_FIELDS, 'deliveredAt']),
  changeSchema,
);
export type Changes = z.infer<typeof changesSchema>;

/**
 * What happened to an order, as decided and before it is written down. `undoes` is the version whose entry it takes
 * back.
 */
export type OrderEvent = { action: Action; changes: Changes; undoes?: number };
