import { z } from 'zod';

/** What happens to orders, past tense, as people read it. */
export const ORDER_ACTIONS = [
  'Created',
  'Imported',
  'Edited',
  'Marked Delivered',
  'Reopened',
  'Deleted',
  'Restored',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** What people do that is about no order: about themselves, each other and their workspace. */
export const PEOPLE_ACTIONS = [
  'Signed Up',
  'Signed In',
  'Sign-In Failed',
  'Signed Out',
  'Device Signed Out',
  'Denied',
  'Invited',
  'Invitation Revoked',
  'Joined',
  'Role Changed',
  'Ownership Handed Over',
  'Deactivated',
  'Reactivated',
  'Password Reset Allowed',
  'Password Reset',
  'Password Changed',
  'Profile Changed',
  'One-Time Codes Turned On',
  'One-Time Codes Turned Off',
  'Recovery Codes Renewed',
  'Single Sign-On Connected',
  'Single Sign-On Disconnected',
  'Settings Changed',
  'Workspace Deleted',
  // By the server itself, where a log begins that has told nothing of its people yet.
  'Accounts Recorded',
] as const;
export type PeopleAction = (typeof PEOPLE_ACTIONS)[number];

/** Every action that the log knows. The one registry. */
export const ACTIONS = [...ORDER_ACTIONS, 'Taken Over', ...PEOPLE_ACTIONS] as const;
export type Action = (typeof ACTIONS)[number];

export const actionSchema = z.enum(ACTIONS);

/** The fields of an order that the log tells about, in the order in which people read them. */
export const LOGGED_FIELDS = [
  'numberOfItems',
  'deliveryDate',
  'senderName',
  'recipientName',
  'recipientAddress',
  'courierId',
  'status',
] as const;
export type LoggedField = (typeof LOGGED_FIELDS)[number];

const valueSchema = z.union([z.string(), z.number(), z.null()]);
const changeSchema = z.object({ from: valueSchema, to: valueSchema });

/** What an entry that was taken over from another system tells of itself: what it was called there, and the keys there. */
export const TAKEN_OVER_FACTS = ['takenOverAction', 'takenOverOrder', 'takenOverUser'] as const;

/** What entries about orders may tell beside the fields: since when it is delivered, and how its couriers are called. */
export const ORDER_FACTS = ['deliveredAt', 'courier'] as const;

/**
 * What entries about people may tell, in the order in which they are read. `member` is the username of whom it is about
 * where that is somebody else, `memberId` their key; a secret is never among them.
 */
export const PEOPLE_FACTS = [
  'member',
  'memberId',
  'username',
  'name',
  'email',
  'role',
  'workspaceName',
  'timeZone',
  'defaultSender',
  'startView',
  'device',
  'address',
  'reason',
] as const;

/** What entries about people vouch for beside what they tell (accounts.ts). Only machines read it. */
const VOUCHED = 'accounts';

/** What entries may tell beside the fields. */
const TOLD_FACTS = [...ORDER_FACTS, ...TAKEN_OVER_FACTS, ...PEOPLE_FACTS, VOUCHED] as const;

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

/** What an entry about no order tells. */
export type Facts = Partial<Record<(typeof PEOPLE_FACTS)[number], Changes[LoggedField]>>;

/**
 * What happened to an order, as decided and before it is written down. `undoes` is the version whose entry it takes
 * back.
 */
export type OrderEvent = { action: OrderAction; changes: Changes; undoes?: number };

/** What happened that is about no order. */
export type PeopleEvent = { action: PeopleAction; changes: Facts };

/** Facts as an entry tells them, without those that are not known. */
export function facts(told: Partial<Record<keyof Facts, string | null | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(told).flatMap(([fact, to]) =>
      to === undefined || to === null ? [] : [[fact, { from: null, to }]],
    ),
  );
}
