import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import type { RefusalCode } from '@/lib/errors';
import type { BulkAction, OriginalAction } from './queries';
import type { BulkResult } from './bulk-action';
import { isolated } from '@/lib/text';

type Words = {
  name: string;
  question: (orders: string) => string;
  doing: (orders: string) => string;
  /** An undo doesn't know which value each order got back. */
  done: (orders: string, group: BulkAction) => string;
};

const WORDS: Record<OriginalAction['verb'], Words> = {
  markDelivered: {
    name: 'Mark delivered',
    question: (orders) => `Mark ${orders} delivered?`,
    doing: (orders) => `Marking ${orders} delivered`,
    done: (orders) => `${orders} marked delivered`,
  },
  reopen: {
    name: 'Reopen',
    question: (orders) => `Reopen ${orders}?`,
    doing: (orders) => `Reopening ${orders}`,
    done: (orders) => `${orders} reopened`,
  },
  delete: {
    name: 'Delete',
    question: (orders) => `Delete ${orders}?`,
    doing: (orders) => `Deleting ${orders}`,
    done: (orders) => `${orders} deleted`,
  },
  changeDeliveryDate: {
    name: 'Change delivery date',
    question: (orders) => `Change the delivery date of ${orders}?`,
    doing: (orders) => `Changing the delivery date of ${orders}`,
    done: (orders, { deliveryDate: date }) =>
      `Delivery date of ${orders} changed${date ? ` to ${formatDate(date)}` : ''}`,
  },
  assign: {
    name: 'Assign courier',
    question: (orders) => `Assign ${orders} to a courier?`,
    doing: (orders) => `Assigning ${orders}`,
    done: (orders, { verb, courierName }) =>
      verb === 'undo'
        ? `${orders} assigned`
        : courierName
          ? `${orders} assigned to ${isolated(courierName)}`
          : `${orders} unassigned`,
  },
  export: {
    name: 'Export',
    question: (orders) => `Export ${orders}`,
    doing: (orders) => `Exporting ${orders}`,
    done: (orders) => `${orders} exported`,
  },
  import: {
    name: 'Import',
    question: (orders) => `Import ${orders}?`,
    doing: (orders) => `Importing ${orders}`,
    done: (orders) => `${orders} imported`,
  },
  labels: {
    name: 'Print labels',
    question: (orders) => `Print labels for ${orders}`,
    doing: (orders) => `Printing labels for ${orders}`,
    done: (orders) => `Labels for ${orders} printed`,
  },
};

export function countOrdersText(count: number): string {
  return count === 1 ? '1 order' : `${formatNumber(count)} orders`;
}

export function bulkActionName({ verb, isUndone }: OriginalAction): string {
  return isUndone ? `Undo: ${sentencePart(WORDS[verb].name)}` : WORDS[verb].name;
}

export function bulkActionTitle(
  { state, total }: Pick<BulkAction, 'state' | 'total'>,
  original: OriginalAction,
  changing: number,
): string {
  const { question, doing } = WORDS[original.verb];
  switch (state) {
    case 'preview':
      return question(countOrdersText(changing || total));
    case 'running': {
      const words = doing(countOrdersText(total));
      return original.isUndone ? `Undoing: ${sentencePart(words)}` : words;
    }
    case 'cancelled':
    case 'done':
      return bulkActionName(original);
  }
}

/** Screen readers announce it, so a running job changes it only at each quarter. */
export function bulkActionSummary(
  group: BulkAction,
  original: OriginalAction,
  changing: number,
): string {
  const { state, handled, refused, total } = group;
  switch (state) {
    case 'preview':
      if (group.verb === 'export') return 'The file has the values of these orders at that moment.';
      return changing === 0
        ? 'None of these orders will change.'
        : `${formatNumber(changing)} will change.`;
    case 'running':
      return `${25 * Math.floor((4 * handled) / total)}% done.`;
    case 'cancelled':
      return `Stopped after ${formatNumber(handled)} of ${formatNumber(total)}.`;
    case 'done':
      return [doneSentence(group, original), skippedSentence(refused)].filter(Boolean).join(' ');
  }
}

function doneSentence(group: BulkAction, { verb, isUndone }: OriginalAction): string {
  if (group.done === 0) return 'Nothing was changed.';
  const words = `${WORDS[verb].done(countOrdersText(group.done), group)}.`;
  return isUndone ? `Undone: ${sentencePart(words)}` : words;
}

function skippedSentence(refused: number): string {
  if (refused === 0) return '';
  return `${formatNumber(refused)} ${refused === 1 ? 'was left as it is' : 'were left as they are'}.`;
}

function sentencePart(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Follows "1 " or "3 ". */
type Reason = [one: string, many: string];

const REASONS: Partial<Record<RefusalCode, Reason>> = {
  'already-delivered': [
    'is already delivered and stays as it is',
    'are already delivered and stay as they are',
  ],
  'not-delivered': [
    'is not delivered and stays as it is',
    'are not delivered and stay as they are',
  ],
  unchanged: [
    'already has this value and stays as it is',
    'already have this value and stay as they are',
  ],
  'no-courier': [
    'could not be assigned, because this person is no longer a courier',
    'could not be assigned, because this person is no longer a courier',
  ],
  stale: [
    'has changed since you selected it and stays as it is',
    'have changed since you selected them and stay as they are',
  ],
  'not-found': ['no longer exists', 'no longer exist'],
  deleted: ['has since been deleted', 'have since been deleted'],
  conflict: [
    'was changed again since then and stays as it is',
    'were changed again since then and stay as they are',
  ],
  'already-undone': ['already has its previous values', 'already have their previous values'],
  'duplicate-order-id': [
    'cannot be restored, because another order has its Order ID now',
    'cannot be restored, because other orders have their Order IDs now',
  ],
  forbidden: [
    'may not be changed by your role and stays as it is',
    'may not be changed by your role and stay as they are',
  ],
};

const OTHER: Reason = ['was refused and stays as it is', 'were refused and stay as they are'];

export function reasonSentence(code: RefusalCode, count: number): string {
  const [one, many] = REASONS[code] ?? OTHER;
  return `${formatNumber(count)} ${count === 1 ? one : many}.`;
}

export function resultText(result: BulkResult): string {
  if (result === 'done') return 'Done';
  const [one] = REASONS[result] ?? OTHER;
  return one.charAt(0).toUpperCase() + one.slice(1);
}
