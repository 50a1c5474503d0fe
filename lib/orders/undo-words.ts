import type { Action } from '@/lib/log/events';

const SENTENCES: Record<Action, (orderId: string) => string> = {
  Created: (orderId) => `Order ${orderId} created.`,
  Imported: (orderId) => `Order ${orderId} imported.`,
  Edited: (orderId) => `Order ${orderId} is back to what it was.`,
  'Marked Delivered': (orderId) => `Order ${orderId} is delivered again.`,
  Reopened: (orderId) => `Order ${orderId} is ongoing again.`,
  Deleted: (orderId) => `Order ${orderId} deleted.`,
  Restored: (orderId) => `Order ${orderId} restored.`,
  'Taken Over': (orderId) => `Order ${orderId} taken over.`,
};

/** Tells what an undo did, by the action that it was. */
export function undoneSentence(orderId: string, action: Action): string {
  return SENTENCES[action](orderId);
}

const BUTTONS: Record<Action, string> = {
  Created: 'Undo this change',
  Imported: 'Undo this change',
  Edited: 'Undo this change',
  'Marked Delivered': 'Undo this change',
  Reopened: 'Undo this change',
  Deleted: 'Delete order',
  Restored: 'Restore order',
  'Taken Over': 'Undo this change',
};

/** What the button says that does an undo, by the action that it will be. */
export function undoButtonWords(action: Action): string {
  return BUTTONS[action];
}
