import { isOrderAction, ORDER_ACTIONS, type Action, type Changes } from '@/lib/audit-log/actions';
import { describeChanges } from '@/lib/audit-log/describe';
import type { LogEntry } from '@/lib/audit-log/entry';
import { isolated, truncate } from '@/lib/text';
import { FIELD_KEYS } from './fields';

const LONG = 60;

export function savedMessage(orderId: string, laterEntries: readonly LogEntry[]): string {
  const news = describeChanges(netChanges(laterEntries)).map(
    ({ name, to }) => `${name.toLowerCase()} is now ${isolated(truncate(to ?? '', LONG))}`,
  );
  if (news.length === 0) return `Order ${isolated(orderId)} saved.`;
  const names = new Intl.ListFormat('en-GB').format(
    new Set(laterEntries.map(({ actorName }) => isolated(actorName))),
  );
  return `Order ${isolated(orderId)} saved, merged with changes by ${names}: ${news.join(', ')}.`;
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

export function undoneMessage(orderId: string, action: Action): string {
  return asUndo(action).message(isolated(orderId));
}

export function undoButtonLabel(action: Action): string {
  return asUndo(action).button;
}

function asUndo(action: Action) {
  return ORDER_ACTIONS[isOrderAction(action) ? action : 'Edited'].asUndo;
}
