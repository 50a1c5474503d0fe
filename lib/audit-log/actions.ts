import { z } from 'zod';
import type { Permission } from '@/lib/auth/roles';
import { FIELD_KEYS, type OrderField } from '@/lib/orders/fields';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';

type OrderActionSpec = {
  /** An icon of components/ui/icon.tsx. */
  icon: string;
  /** What the actor did, as in "Ann marked it delivered". */
  verb: string;
  /** What the order must be for this to happen: not there yet, there, or deleted. */
  needs: 'nothing' | 'order' | 'deletion';
  /** The status afterwards, null for no order; undefined where it cannot happen. `recorded` is what the entry says. */
  statusAfter: (status: OrderStatus | null, recorded: unknown) => OrderStatus | null | undefined;
  /** Whether it can deliver the order, or restore it as delivered. */
  canDeliver: boolean;
  /** Who may undo it; `own` for the person who did it, where that differs. */
  undo: { permission: Permission; own?: Permission };
  /** When this is what an undo does: the message afterwards, and the button. */
  asUndo: { message: (orderId: string) => string; button: string };
};

const UNDO_BUTTON = 'Undo this change';

/** What can happen to an order, in past tense as people read it in the log. */
const ORDER_TABLE = {
  Created: {
    icon: 'plus',
    verb: 'created it',
    needs: 'nothing',
    statusAfter: (status) => (status === null ? 'ONGOING' : undefined),
    canDeliver: false,
    undo: { permission: 'orders.delete' },
    asUndo: { message: (orderId) => `Order ${orderId} created.`, button: UNDO_BUTTON },
  },
  Imported: {
    icon: 'upload',
    verb: 'imported it',
    needs: 'nothing',
    statusAfter: (status, recorded) =>
      status === null && isStatus(recorded) ? recorded : undefined,
    canDeliver: true,
    undo: { permission: 'orders.delete' },
    asUndo: { message: (orderId) => `Order ${orderId} imported.`, button: UNDO_BUTTON },
  },
  Edited: {
    icon: 'pencil',
    verb: 'edited it',
    needs: 'order',
    statusAfter: (status) => status ?? undefined,
    canDeliver: false,
    undo: { permission: 'orders.edit' },
    asUndo: {
      message: (orderId) => `Order ${orderId} is back to what it was.`,
      button: UNDO_BUTTON,
    },
  },
  'Marked Delivered': {
    icon: 'check',
    verb: 'marked it delivered',
    needs: 'order',
    statusAfter: (status) => (status === 'ONGOING' ? 'DELIVERED' : undefined),
    canDeliver: true,
    undo: { permission: 'orders.reopen', own: 'orders.reopenOwn' },
    asUndo: { message: (orderId) => `Order ${orderId} is delivered again.`, button: UNDO_BUTTON },
  },
  Reopened: {
    icon: 'reopen',
    verb: 'reopened it',
    needs: 'order',
    statusAfter: (status) => (status === 'DELIVERED' ? 'ONGOING' : undefined),
    canDeliver: false,
    undo: { permission: 'orders.edit', own: 'orders.deliver' },
    asUndo: { message: (orderId) => `Order ${orderId} is ongoing again.`, button: UNDO_BUTTON },
  },
  Deleted: {
    icon: 'trash',
    verb: 'deleted it',
    needs: 'order',
    statusAfter: (status) => (status === null ? undefined : null),
    canDeliver: false,
    undo: { permission: 'orders.create' },
    asUndo: { message: (orderId) => `Order ${orderId} deleted.`, button: 'Delete order' },
  },
  Restored: {
    icon: 'reopen',
    verb: 'restored it',
    needs: 'deletion',
    statusAfter: (status, recorded) =>
      status === null && isStatus(recorded) ? recorded : undefined,
    canDeliver: true,
    undo: { permission: 'orders.delete' },
    asUndo: { message: (orderId) => `Order ${orderId} restored.`, button: 'Restore order' },
  },
} as const satisfies Record<string, OrderActionSpec>;
export type OrderAction = keyof typeof ORDER_TABLE;

/** The icon of each action, as literal types, so that the compiler checks that it exists. */
export const ORDER_ACTIONS: {
  readonly [A in OrderAction]: Omit<OrderActionSpec, 'icon'> &
    Pick<(typeof ORDER_TABLE)[A], 'icon'>;
} = ORDER_TABLE;

const ORDER_ACTION_KEYS = Object.keys(ORDER_TABLE) as OrderAction[];

/** The actions that can deliver an order, or restore it as delivered. */
export const DELIVERING_ACTIONS = ORDER_ACTION_KEYS.filter(
  (action) => ORDER_ACTIONS[action].canDeliver,
);

/** Whether an action happens to orders of this system: not to people, and not in a system before it. */
export function isOrderAction(action: string): action is OrderAction {
  return Object.hasOwn(ORDER_ACTIONS, action);
}

function isStatus(recorded: unknown): recorded is OrderStatus {
  return typeof recorded === 'string' && Object.hasOwn(STATUS_NAMES, recorded);
}

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
export const ACTIONS = [...ORDER_ACTION_KEYS, 'Taken Over', ...PEOPLE_ACTIONS] as const;
export type Action = (typeof ACTIONS)[number];

export const actionSchema = z.enum(ACTIONS);

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
export const changesSchema = z.partialRecord(z.enum([...FIELD_KEYS, ...TOLD_FACTS]), changeSchema);
export type Changes = z.infer<typeof changesSchema>;

/** What an entry about no order tells. */
export type Facts = Partial<Record<(typeof PEOPLE_FACTS)[number], Changes[OrderField]>>;

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
