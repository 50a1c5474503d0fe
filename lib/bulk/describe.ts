import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import type { RefusalCode } from '@/lib/errors';
import type { BulkAction, OriginalAction } from './queries';
import type { BulkResult } from './bulk-action';
import { isolated } from '@/lib/text';

type Words = {
  /** The name of the page, and its heading in the end. */
  name: string;
  /** "Mark 140 orders delivered?" */
  question: (orders: string) => string;
  /** "Marking 140 orders delivered" */
  doing: (orders: string) => string;
  /** "140 orders marked delivered"; of an undo, what all of them got is not known. */
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
        : `${orders} assigned to ${isolated(courierName ?? 'nobody')}`,
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

/** "1 order", "1,200 orders". */
export function countOrdersText(count: number): string {
  return count === 1 ? '1 order' : `${formatNumber(count)} orders`;
}

/** The name of what a group does, for its page. */
export function bulkActionName({ verb, isUndone }: OriginalAction): string {
  return isUndone ? `Undo: ${sentencePart(WORDS[verb].name)}` : WORDS[verb].name;
}

/** The heading of a group's page; `changing` is how many orders would change, where it is a preview. */
export function bulkActionTitle(
  { state, total }: Pick<BulkAction, 'state' | 'total'>,
  deed: OriginalAction,
  changing: number,
): string {
  const { question, doing } = WORDS[deed.verb];
  switch (state) {
    case 'preview':
      return question(countOrdersText(changing || total));
    case 'running': {
      const words = doing(countOrdersText(total));
      return deed.isUndone ? `Undoing: ${sentencePart(words)}` : words;
    }
    case 'cancelled':
    case 'done':
      return bulkActionName(deed);
  }
}

/** The sentence under the heading. It is announced, so while the group is running it changes only now and then. */
export function bulkActionSummary(
  group: BulkAction,
  deed: OriginalAction,
  changing: number,
): string {
  const { state, handled, refused, total } = group;
  switch (state) {
    case 'preview':
      if (group.verb === 'export') return 'The file says what these orders say at that moment.';
      return changing === 0
        ? 'None of these orders will change.'
        : `${formatNumber(changing)} will change.`;
    case 'running':
      return `${25 * Math.floor((4 * handled) / total)}% done.`;
    case 'cancelled':
      return `Stopped after ${formatNumber(handled)} of ${formatNumber(total)}.`;
    case 'done':
      return [doneSentence(group, deed), leftSentence(refused)].filter(Boolean).join(' ');
  }
}

/** What was done in the end: "140 orders marked delivered." */
function doneSentence(group: BulkAction, { verb, isUndone }: OriginalAction): string {
  if (group.done === 0) return 'Nothing was changed.';
  const words = `${WORDS[verb].done(countOrdersText(group.done), group)}.`;
  return isUndone ? `Undone: ${sentencePart(words)}` : words;
}

function leftSentence(refused: number): string {
  if (refused === 0) return '';
  return `${formatNumber(refused)} ${refused === 1 ? 'was left as it is' : 'were left as they are'}.`;
}

function sentencePart(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Why an order was or would be left alone, after "1 " or "3 ". */
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
  unchanged: ['says this already and stays as it is', 'say this already and stay as they are'],
  'no-courier': [
    'could not be assigned, because this person is no courier any more',
    'could not be assigned, because this person is no courier any more',
  ],
  stale: [
    'was changed meanwhile and stays as it is',
    'were changed meanwhile and stay as they are',
  ],
  'not-found': ['does not exist any more', 'do not exist any more'],
  deleted: ['was deleted meanwhile', 'were deleted meanwhile'],
  conflict: [
    'was changed again since and stays as it is',
    'were changed again since and stay as they are',
  ],
  'already-undone': ['says already what it said before', 'say already what they said before'],
  'duplicate-order-id': [
    'cannot come back, because its Order ID is taken again',
    'cannot come back, because their Order IDs are taken again',
  ],
  forbidden: [
    'may not be changed by your role and stays as it is',
    'may not be changed by your role and stay as they are',
  ],
};

const OTHER: Reason = ['was refused and stays as it is', 'were refused and stay as they are'];

/** "3 are already delivered and stay as they are." */
export function reasonSentence(code: RefusalCode, count: number): string {
  const [one, many] = REASONS[code] ?? OTHER;
  return `${formatNumber(count)} ${count === 1 ? one : many}.`;
}

/** What came of one order: "Done", "Is already delivered and stays as it is". */
export function resultText(result: BulkResult): string {
  if (result === 'done') return 'Done';
  const [one] = REASONS[result] ?? OTHER;
  return one.charAt(0).toUpperCase() + one.slice(1);
}
