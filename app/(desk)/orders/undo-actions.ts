'use server';

import { undoPath } from '@/lib/audit-log/paths';
import { may } from '@/lib/auth/permissions';
import { buttonAction } from '@/lib/forms/form-action';
import { orderHistory } from '@/lib/audit-log/queries';
import { undoEntry } from '@/lib/orders/mutations';
import { undoEntrySchema } from '@/lib/orders/changes/undo-schema';
import { describeUndone } from '@/lib/orders/changes/describe';
import * as messages from '@/lib/orders/changes/messages';
import { isRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

/** On a conflict with a later change, leads to the page that resolves it. */
export const undoEntryAction = buttonAction(undoEntrySchema, async (actor, { then, ...undo }) => {
  try {
    const order = await undoEntry(actor, undo);
    const { id, orderId, version } = order;
    const history = await orderHistory(actor, id);
    const { action } = history.find(({ orderVersion }) => orderVersion === version)!;
    const text = describeUndone(orderId, action);
    const message = { text, orderId: id, undo: { order } };
    if (then === 'stay') return { message };
    return { message, goTo: action === 'Deleted' ? '/orders' : `/orders/${id}` };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    if (thrown.code === 'already-undone' && Object.keys(undo.choices).length > 0) {
      const message = { text: messages.unchangedMessage(thrown.details.orderId) };
      return { message, goTo: `/orders/${undo.id}` };
    }
    if (thrown.code !== 'conflict') throw thrown;
    if (!may(actor, 'log.read')) {
      // Without `log.read`, they can't see that page, nor who changed what.
      const text = messages.changedAgainMessage(thrown.details.orderId);
      return { message: { tone: 'refusal' as const, text } };
    }
    const message = { tone: 'refusal' as const, text: refusalSentence(thrown) };
    return { message, goTo: undoPath(undo.id, undo.version) };
  }
});
