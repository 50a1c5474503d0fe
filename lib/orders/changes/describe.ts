import { isOrderAction, ORDER_ACTIONS, type Action, type Changes } from '@/lib/audit-log/actions';
import { describeChanges } from '@/lib/audit-log/describe';
import type { LogEntry } from '@/lib/audit-log/entry';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { emptyValue, savedMessage } from '@/lib/orders/messages';
import { isolated, truncate } from '@/lib/text';
import { mergedMessage } from './messages';

const MAX_VALUE = 60;

/** After saving an order: `others` are the entries merged with the user's, oldest first. */
export function describeSaved(orderId: string, others: readonly LogEntry[]): string {
  const news = describeChanges(netChanges(others)).map(({ name, to }) => {
    return { name, value: to === null ? emptyValue : truncate(to, MAX_VALUE) };
  });
  if (news.length === 0) return savedMessage(orderId);
  const names = new Set(others.map(({ actorName }) => actorName));
  return mergedMessage({ orderId, names, news });
}

/** A field with its original value again didn't change. */
function netChanges(entries: readonly LogEntry[]): Changes {
  const net: Changes = {};
  for (const { changes } of entries) {
    for (const field of FIELD_KEYS) {
      const change = changes[field];
      if (change) net[field] = { from: (net[field] ?? change).from, to: change.to };
    }
  }
  for (const field of FIELD_KEYS) if (net[field]?.from === net[field]?.to) delete net[field];
  return net;
}

export function describeUndone(orderId: string, action: Action): string {
  return asUndo(action).message(isolated(orderId));
}

export function undoButtonLabel(action: Action): string {
  return asUndo(action).button;
}

function asUndo(action: Action) {
  return ORDER_ACTIONS[isOrderAction(action) ? action : 'Edited'].asUndo;
}
