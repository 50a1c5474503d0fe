import { formatDate } from '@/lib/dates';
import type { RefusalCode } from '@/lib/errors';
import type { Progress } from '@/lib/jobs/progress';
import { countOf, formatNumber } from '@/lib/numbers';
import { FIELD_LABELS } from '@/lib/orders/fields';
import { describeWindow } from '@/lib/orders/time-window';
import { isolated } from '@/lib/text';
import type { BulkAction, OriginalAction } from './queries';

// Selection, on the order list

export const bulkActionsLabel = 'Bulk actions';
export const selectionTitle = 'Selected orders';
export const clearSelection = 'Clear';
export const selectedCount = (count: number) => `${formatNumber(count)} selected`;

/** `matching` is a count as text, which may be "1,000+". */
export const allMatching = (matching: string) => `All ${matching} matching`;

export const allMatchingSelected = (matching: string) => `All ${matching} matching selected`;
export const selectAllMatching = (matching: string) => `Select all ${matching} matching`;

// Bulk actions

export const BULK_ACTION_NAMES: Record<OriginalAction['verb'], string> = {
  markDelivered: 'Mark delivered',
  reopen: 'Reopen',
  delete: 'Delete',
  changeDeliveryDate: 'Change delivery date',
  changeTimeWindow: 'Change time window',
  assign: 'Assign courier',
  export: 'Export',
  import: 'Import',
  labels: 'Print labels',
};

/** `orders` is a count, such as "3 orders". An undo doesn't know which value each order got back. */
type ActionTexts = {
  question: (orders: string) => string;
  doing: (orders: string) => string;
  done: (orders: string, bulkAction: BulkAction) => string;
};

export const BULK_ACTIONS: Record<OriginalAction['verb'], ActionTexts> = {
  markDelivered: {
    question: (orders) => `Mark ${orders} delivered?`,
    doing: (orders) => `Marking ${orders} delivered`,
    done: (orders) => `${orders} marked delivered.`,
  },
  reopen: {
    question: (orders) => `Reopen ${orders}?`,
    doing: (orders) => `Reopening ${orders}`,
    done: (orders) => `${orders} reopened.`,
  },
  delete: {
    question: (orders) => `Delete ${orders}?`,
    doing: (orders) => `Deleting ${orders}`,
    done: (orders) => `${orders} deleted.`,
  },
  changeDeliveryDate: {
    question: (orders) => `Change the delivery date of ${orders}?`,
    doing: (orders) => `Changing the delivery date of ${orders}`,
    done: (orders, { deliveryDate: date }) =>
      date
        ? `Delivery date of ${orders} changed to ${formatDate(date)}.`
        : `Delivery date of ${orders} changed.`,
  },
  changeTimeWindow: {
    question: (orders) => `Change the time window of ${orders}?`,
    doing: (orders) => `Changing the time window of ${orders}`,
    done: (orders, { verb, timeWindow }) =>
      verb === 'undo'
        ? `Time window of ${orders} changed.`
        : timeWindow
          ? `Time window of ${orders} changed: ${describeWindow(timeWindow)}.`
          : `Time window of ${orders} removed.`,
  },
  assign: {
    question: (orders) => `Assign ${orders} to a courier?`,
    doing: (orders) => `Assigning ${orders}`,
    done: (orders, { verb, courierName }) =>
      verb === 'undo'
        ? `${orders} assigned.`
        : courierName
          ? `${orders} assigned to ${isolated(courierName)}.`
          : `${orders} unassigned.`,
  },
  export: {
    question: (orders) => `Export ${orders}`,
    doing: (orders) => `Exporting ${orders}`,
    done: (orders) => `${orders} exported.`,
  },
  import: {
    question: (orders) => `Import ${orders}?`,
    doing: (orders) => `Importing ${orders}`,
    done: (orders) => `${orders} imported.`,
  },
  labels: {
    question: (orders) => `Print labels for ${orders}`,
    doing: (orders) => `Printing labels for ${orders}`,
    done: (orders) => `Labels for ${orders} printed.`,
  },
};

export const undoName = (name: string) => `Undo: ${sentencePart(name)}`;
export const undoing = (text: string) => `Undoing: ${sentencePart(text)}`;
export const undone = (text: string) => `Undone: ${sentencePart(text)}`;

const sentencePart = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

// Progress and results

export const exportNote = 'The file has the values at the time of the download.';
export const nothingWillChange = 'None of these orders will change.';
export const nothingChanged = 'Nothing was changed.';
export const willChange = (count: number) => `${formatNumber(count)} will change.`;
export const percentDone = (percent: number) => `${percent}% done.`;
export const stoppedAfter = ({ handled, total }: Progress) =>
  `Stopped after ${formatNumber(handled)} of ${formatNumber(total)}.`;
export const leftUnchanged = (count: number) =>
  `${countOf(count, 'was left unchanged', 'were left unchanged')}.`;

// Preview

export const ordersLink = 'Orders';
export const deleteNote =
  'This removes the orders for everyone. The log keeps their history, and you can undo it.';
export const courierLabel = FIELD_LABELS.courierId;
export const chooseCourier = 'Choose a courier';
export const courierMissing = 'Courier is missing. Choose one, or Unassigned.';
export const deliveryDateLabel = FIELD_LABELS.deliveryDate;
export const noWindowLabel = 'No time window';
export const noWindow = 'None';
export const previewButton = 'Preview changes';
export const changingLabel = 'Orders that will change';
export const changingColumns = ['Order ID', 'Recipient', 'What changes'];
export const deletedChange = 'Deleted';
export const notChosen = '…';
/** "Ongoing → Delivered" */
export const changeText = (from: string | undefined, to: string) =>
  from === undefined ? to : `${from} → ${to}`;
export const onlyCreatorApplies = (userName: string) =>
  `Only ${isolated(userName)} can apply this bulk action.`;
export const applyButton = (changing: number) => `Apply to ${countOf(changing, 'order')}`;
export const moreChanging = (count: number) => `And ${formatNumber(count)} more.`;

// Results

export const resultsTitle = 'Result for each order';
export const resultsLabel = 'Results';
export const resultColumns = ['Order ID', 'Result'];
export const unchangedLabel = 'Unchanged orders';

/** Positions count from 1. */
export const resultsRange = ({
  first,
  last,
  handled,
}: {
  first: number;
  last: number;
  handled: number;
}) => `${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(handled)}`;

/** `{orders}` is a list of links. */
export const ordersAndMore = (more: number) => `{orders} and ${formatNumber(more)} more`;

/** The text of one order's result, and the sentences that follow "1 " and "3 ". */
type Reason = [result: string, one: string, many: string];

const REASONS: Partial<Record<RefusalCode, Reason>> = {
  'already-delivered': [
    'Already delivered',
    'is already delivered and stays unchanged',
    'are already delivered and stay unchanged',
  ],
  'not-delivered': [
    'Not delivered',
    'isn’t delivered and stays unchanged',
    'aren’t delivered and stay unchanged',
  ],
  unchanged: [
    'Already has this value',
    'already has this value and stays unchanged',
    'already have this value and stay unchanged',
  ],
  'no-courier': [
    'No longer a courier',
    'wasn’t assigned, because this person is no longer a courier',
    'weren’t assigned, because this person is no longer a courier',
  ],
  stale: [
    'Changed since you selected it',
    'has changed since you selected it and stays unchanged',
    'have changed since you selected them and stay unchanged',
  ],
  'not-found': ['No longer exists', 'no longer exists', 'no longer exist'],
  deleted: ['Deleted since then', 'has since been deleted', 'have since been deleted'],
  conflict: [
    'Changed again since then',
    'was changed again since then and stays unchanged',
    'were changed again since then and stay unchanged',
  ],
  'already-undone': [
    'Already has its earlier values',
    'already has its earlier values',
    'already have their earlier values',
  ],
  'duplicate-order-id': [
    'Another order has its Order ID now',
    'can’t be restored, because another order has its Order ID now',
    'can’t be restored, because other orders have their Order IDs now',
  ],
  forbidden: [
    'Your role doesn’t allow it',
    'stays unchanged, because your role doesn’t allow this',
    'stay unchanged, because your role doesn’t allow this',
  ],
};

const OTHER: Reason = [
  'Refused',
  'was refused and stays unchanged',
  'were refused and stay unchanged',
];

export function reasonSentence(code: RefusalCode, count: number): string {
  const [, one, many] = REASONS[code] ?? OTHER;
  return `${countOf(count, one, many)}.`;
}

export const doneResult = 'Done';
export const refusedResult = (code: RefusalCode) => (REASONS[code] ?? OTHER)[0];
