import type { Action } from '@/lib/audit-log/actions';
import { isolated } from '@/lib/text';

const SENTENCES: Partial<Record<Action, (orderId: string) => string>> = {
  Created: (orderId) => `Order ${orderId} created.`,
  Imported: (orderId) => `Order ${orderId} imported.`,
  Edited: (orderId) => `Order ${orderId} is back to what it was.`,
  'Marked Delivered': (orderId) => `Order ${orderId} is delivered again.`,
  Reopened: (orderId) => `Order ${orderId} is ongoing again.`,
  Deleted: (orderId) => `Order ${orderId} deleted.`,
  Restored: (orderId) => `Order ${orderId} restored.`,
};

/** Tells what an undo did, by the action that it was. */
export function undoneSentence(orderId: string, action: Action): string {
  const shown = isolated(orderId);
  return SENTENCES[action]?.(shown) ?? `Order ${shown} is back to what it was.`;
}

const BUTTONS: Partial<Record<Action, string>> = {
  Deleted: 'Delete order',
  Restored: 'Restore order',
};

/** What the button says that does an undo, by the action that it will be. */
export function undoButtonWords(action: Action): string {
  return BUTTONS[action] ?? 'Undo this change';
}
