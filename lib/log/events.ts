import { z } from 'zod';

/** Every action that the log knows, past tense, as people read it. The one registry. */
export const ACTIONS = [
  'Created',
  'Imported',
  'Edited',
  'Marked Delivered',
  'Reopened',
  'Deleted',
  'Restored',
  'Taken Over',
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

/** What an entry that was taken over from another system tells of itself: what it was called there, and the keys there. */
export const TAKEN_OVER_FACTS = ['takenOverAction', 'takenOverOrder', 'takenOverUser'] as const;

/** What entries may tell beside the fields. */
export const TOLD_FACTS = ['deliveredAt', ...TAKEN_OVER_FACTS] as const;

/**
 * What changed, before → after. `from` is null throughout where an order begins (created, imported, restored) and in
 * facts, `to` in a deletion. An import or an undo that makes an order delivered may tell since when, in `deliveredAt`, as
 * a time of ISO 8601; otherwise it is since the entry.
 */
export const changesSchema = z.partialRecord(
  z.enum([...LOGGED_FIELDS, ...TOLD_FACTS]),
  changeSchema,
);
export type Changes = z.infer<typeof changesSchema>;

/**
 * What happened to an order, as decided and before it is written down. `undoes` is the version whose entry it takes
 * back.
 */
export type OrderEvent = { action: Action; changes: Changes; undoes?: number };
