import type { Permission } from '@/lib/auth/roles';
import type { OrderField } from '@/lib/orders/fields';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';

type OrderActionSpec = {
  icon: string;
  /** Follows the actor's name, as in "Ann marked it delivered". */
  verb: string;
  /** What must precede it: no order yet, an order, or its deletion. */
  needs: 'nothing' | 'order' | 'deletion';
  /** Null for no order, undefined if impossible. `recorded`: the status in the entry. */
  statusAfter: (status: OrderStatus | null, recorded: unknown) => OrderStatus | null | undefined;
  /** Whether the order can be delivered afterwards when it wasn't before. */
  canDeliver: boolean;
  /** `own` when the actor undoes their own action; null if it can't be undone. */
  undo: { permission: Permission; own?: Permission } | null;
  /** When the action is the effect of an undo. */
  asUndo: { message: (orderId: string) => string; button: string };
};

const UNDO_BUTTON = 'Undo this change';

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
  'Attempt Failed': {
    icon: 'failed',
    verb: 'couldn’t deliver it',
    needs: 'order',
    statusAfter: (status) => (status === 'ONGOING' ? 'ONGOING' : undefined),
    canDeliver: false,
    undo: { permission: 'orders.edit', own: 'orders.deliver' },
    asUndo: {
      message: (orderId) => `Order ${orderId} is back to what it was.`,
      button: UNDO_BUTTON,
    },
  },
  'Note Added': {
    icon: 'note',
    verb: 'added a note',
    needs: 'order',
    statusAfter: (status) => status ?? undefined,
    canDeliver: false,
    undo: null,
    asUndo: {
      message: (orderId) => `Order ${orderId} is back to what it was.`,
      button: UNDO_BUTTON,
    },
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

/** Icons as literal types, so that the compiler checks that they exist. */
export const ORDER_ACTIONS: {
  readonly [A in OrderAction]: Omit<OrderActionSpec, 'icon'> &
    Pick<(typeof ORDER_TABLE)[A], 'icon'>;
} = ORDER_TABLE;

const ORDER_ACTION_KEYS = Object.keys(ORDER_TABLE) as OrderAction[];

export const DELIVERING_ACTIONS = ORDER_ACTION_KEYS.filter(
  (action) => ORDER_ACTIONS[action].canDeliver,
);

/** False for actions on people and for those of an earlier system. */
export function isOrderAction(action: string): action is OrderAction {
  return Object.hasOwn(ORDER_ACTIONS, action);
}

/** False for notes, which change no field. */
export function isUndoable(action: Action): boolean {
  return !isOrderAction(action) || ORDER_ACTIONS[action].undo !== null;
}

function isStatus(recorded: unknown): recorded is OrderStatus {
  return typeof recorded === 'string' && Object.hasOwn(STATUS_NAMES, recorded);
}

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
  // Written by the server, where a log first records its accounts.
  'Accounts Recorded',
] as const;
export type PeopleAction = (typeof PEOPLE_ACTIONS)[number];

export const ACTIONS = [...ORDER_ACTION_KEYS, 'Taken Over', ...PEOPLE_ACTIONS] as const;
export type Action = (typeof ACTIONS)[number];

/** Of an entry migrated from another system: its action name and keys there. */
export const TAKEN_OVER_FACTS = ['takenOverAction', 'takenOverOrder', 'takenOverUser'] as const;

/** `note` may have line breaks. */
export const ORDER_FACTS = ['deliveredAt', 'courier', 'note'] as const;

/** In display order; never secrets. `member` is the username of someone other than the actor. */
export const PEOPLE_FACTS = [
  'member',
  'memberId',
  'username',
  'name',
  'email',
  'navigationApp',
  'role',
  'workspaceName',
  'timeZone',
  'defaultSender',
  'startView',
  'workingDays',
  'holidays',
  'attemptReasons',
  'device',
  'address',
  'reason',
] as const;

/** Machine-readable account states (integrity/accounts.ts). */
const ACCOUNTS_FACT = 'accounts';

export const ALL_FACTS = [
  ...ORDER_FACTS,
  ...TAKEN_OVER_FACTS,
  ...PEOPLE_FACTS,
  ACCOUNTS_FACT,
] as const;

type Value = string | number | null;

/** `from` is null for new orders and facts, `to` for deletions. `deliveredAt` is ISO 8601. */
export type Changes = Partial<
  Record<OrderField | (typeof ALL_FACTS)[number], { from: Value; to: Value }>
>;

export type Facts = Partial<Record<(typeof PEOPLE_FACTS)[number], Changes[OrderField]>>;

/** `undoes` is the version whose entry it undoes. */
export type OrderEvent = { action: OrderAction; changes: Changes; undoes?: number };

export type PeopleEvent = { action: PeopleAction; changes: Facts };

/** Omits unknown facts. */
export function facts(values: Partial<Record<keyof Facts, string | null | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(values).flatMap(([fact, to]) =>
      to === undefined || to === null ? [] : [[fact, { from: null, to }]],
    ),
  );
}
