import { countOf } from '@/lib/numbers';
import type { BulkResult } from './bulk-action';
import * as messages from './messages';
import type { BulkAction, OriginalAction } from './queries';

export function bulkActionName({ verb, isUndone }: OriginalAction): string {
  const { name } = messages.BULK_ACTIONS[verb];
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

export function resultText(result: BulkResult): string {
  return result === 'done' ? messages.doneResult : messages.refusedResult(result);
}
