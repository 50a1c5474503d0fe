import { displayName } from '@/lib/accounts/user';
import { formatDate } from '@/lib/dates';
import { countOf } from '@/lib/numbers';
import { unassigned } from '@/lib/orders/messages';
import { STATUS_NAMES } from '@/lib/orders/status';
import { describeWindow } from '@/lib/orders/time-window';
import { isolated } from '@/lib/text';
import type { BulkKind, Choice } from './bulk-action';
import * as messages from './messages';
import type { Changing, Preview, Reason } from './preview';
import type { BulkAction, OrderResult, OriginalAction } from './queries';

export function bulkActionName({ verb, isUndone }: OriginalAction): string {
  const name = messages.BULK_ACTION_NAMES[verb];
  return isUndone ? messages.undoName(name) : name;
}

export function bulkActionTitle(
  { state, total }: Pick<BulkAction, 'state' | 'total'>,
  original: OriginalAction,
  changing: number,
): string {
  const { question, doing } = messages.BULK_ACTIONS[original.verb];
  switch (state) {
    case 'preview':
      return question(countOf(changing || total, 'order'));
    case 'running': {
      const text = doing(countOf(total, 'order'));
      return original.isUndone ? messages.undoing(text) : text;
    }
    case 'cancelled':
    case 'done':
      return bulkActionName(original);
  }
}

/** Screen readers announce it, so a running job changes it only at each quarter. */
export function bulkActionSummary(
  bulkAction: BulkAction,
  original: OriginalAction,
  changing: number,
): string {
  const { state, handled, refused, total } = bulkAction;
  switch (state) {
    case 'preview':
      if (bulkAction.verb === 'export') return messages.exportNote;
      return changing === 0 ? messages.nothingWillChange : messages.willChange(changing);
    case 'running':
      return messages.percentDone(25 * Math.floor((4 * handled) / total));
    case 'cancelled':
      return messages.stoppedAfter({ handled, total });
    case 'done':
      return [doneText(bulkAction, original), refused > 0 ? messages.leftUnchanged(refused) : '']
        .filter(Boolean)
        .join(' ');
  }
}

function doneText(bulkAction: BulkAction, { verb, isUndone }: OriginalAction): string {
  if (bulkAction.done === 0) return messages.nothingChanged;
  const text = messages.BULK_ACTIONS[verb].done(countOf(bulkAction.done, 'order'), bulkAction);
  return isUndone ? messages.undone(text) : text;
}

// What the page shows. What an order doesn't have is left out, to keep pages small.

/** A deleted order has no link. */
export type ShownOrder = { id: string; orderId: string; isGone?: true };

export type ShownReason = {
  sentence: string;
  orders: ShownOrder[];
  /** Orders that aren't listed. */
  more: number;
};

/** Orders per reason. */
const MOST_LISTED = 50;

export function describeReasons(reasons: readonly Reason[]): ShownReason[] {
  return reasons.map(({ code, count, orders }) => {
    const listed = orders.slice(0, MOST_LISTED);
    return {
      sentence: messages.reasonSentence(code, count),
      orders: listed.map(shownOrder),
      more: Math.max(0, count - listed.length),
    };
  });
}

function shownOrder({
  id,
  orderId,
  exists,
}: Pick<OrderResult, 'id' | 'orderId' | 'exists'>): ShownOrder {
  return { id, orderId, ...(!exists && { isGone: true }) };
}

/** Without a refusal, it was changed. */
export type ShownResult = ShownOrder & { refusal?: string };

export function describeResult({ result, ...order }: OrderResult): ShownResult {
  const refusal = result === 'done' ? undefined : messages.refusedResult(result);
  return { ...shownOrder(order), ...(refusal && { refusal }) };
}

export type ShownPreview = {
  reasons: ShownReason[];
  changing: (ShownOrder & { recipient: string; from?: string })[];
  /** Orders that aren't listed. */
  more: number;
  /** The old value, unless the orders have their own. */
  from?: string;
  to: string;
};

/** Orders in the table, at most. */
const MOST_SHOWN = 100;

/** `names` are user names by ID. */
export function describePreview(
  { changing, reasons }: Preview,
  { verb, choice, names }: { verb: BulkKind; choice: Choice; names: ReadonlyMap<string, string> },
): ShownPreview {
  const { from, to } = changeOf(verb, choice, names);
  return {
    reasons: describeReasons(reasons),
    changing: changing.slice(0, MOST_SHOWN).map((order) => ({
      id: order.id,
      orderId: order.orderId,
      recipient: order.recipientName,
      ...(typeof from === 'function' && { from: from(order) }),
    })),
    more: Math.max(0, changing.length - MOST_SHOWN),
    ...(typeof from === 'string' && { from }),
    to,
  };
}

function changeOf(
  verb: BulkKind,
  { deliveryDate, courierId, timeWindow }: Choice,
  names: ReadonlyMap<string, string>,
): { from?: string | ((order: Changing) => string); to: string } {
  const { ONGOING, DELIVERED } = STATUS_NAMES;
  const courierName = (id: string | null) =>
    id === null ? unassigned : isolated(displayName(names, id));
  const windowText = (window: string | null) =>
    window === null ? messages.noWindow : describeWindow(window);
  switch (verb) {
    case 'markDelivered':
      return { from: ONGOING, to: DELIVERED };
    case 'reopen':
      return { from: DELIVERED, to: ONGOING };
    case 'changeDeliveryDate':
      return {
        from: (order) => formatDate(order.deliveryDate),
        to: deliveryDate ? formatDate(deliveryDate) : messages.notChosen,
      };
    case 'changeTimeWindow':
      return {
        from: (order) => windowText(order.timeWindow),
        to: timeWindow === undefined ? messages.notChosen : windowText(timeWindow),
      };
    case 'assign':
      return {
        from: (order) => courierName(order.courierId),
        to: courierId === undefined ? messages.notChosen : courierName(courierId),
      };
    default:
      return { to: messages.deletedChange };
  }
}
