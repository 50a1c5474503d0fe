import { isOrderAction, ORDER_ACTIONS, type Action, type Changes } from '@/lib/audit-log/actions';
import { describeChanges } from '@/lib/audit-log/describe';
import type { LogEntry } from '@/lib/audit-log/entry';
import { isolated, truncate } from '@/lib/text';
import { FIELD_KEYS } from './fields';

/** How much of a value a message quotes, in characters. */
const LONG = 60;

/** Tells that an order was saved, and what others changed `meanwhile`, oldest first, which was put together with it. */
export function savedMessage(orderId: string, meanwhile: readonly LogEntry[]): string {
  const news = describeChanges(netChanges(meanwhile)).map(
    ({ name, to }) => `${name.toLowerCase()} is now ${isolated(truncate(to ?? '', LONG))}`,
  );
  if (news.length === 0) return `Order ${isolated(orderId)} saved.`;
  const names = new Intl.ListFormat('en-GB').format(
    new Set(meanwhile.map(({ actorName }) => isolated(actorName))),
  );
  return `Order ${isolated(orderId)} saved, together with what ${names} changed meanwhile: ${news.join(', ')}.`;
}

/** What several entries changed from the first to the last; a field that got back what it said did not change. */
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

/** Tells what an undo did, by the action that it was. */
export function undoneMessage(orderId: string, action: Action): string {
  return asUndo(action).message(isolated(orderId));
}

/** What the button says that does an undo, by the action that it will be. */
export function undoButtonLabel(action: Action): string {
  return asUndo(action).button;
}

function asUndo(action: Action) {
  return ORDER_ACTIONS[isOrderAction(action) ? action : 'Edited'].asUndo;
}
