import { formatDate } from '@/lib/dates';
import { countOf, formatNumber } from '@/lib/numbers';
import { describeWindow } from '@/lib/orders/time-window';
import { isolated } from '@/lib/text';
import type { SheetName } from './sheets';

export const title = 'Labels';
export const printLabelButton = 'Print label';
export const printButton = (count: number) => `Print ${countOf(count, 'label')}`;
export const printWithoutScript = 'Print this page with your browser’s Print command.';
export const printHint = (sheet: SheetName) =>
  `In the print dialog, choose “${paperNames[sheet]}” paper, 100% scale and no margins.`;
export const nothingSelected =
  'No orders selected. Select them in the list, then choose Print labels.';
export const selectOrdersButton = 'Select orders';
export const deletedNote = (count: number) =>
  count === 1
    ? '1 order was deleted since you selected it, so it has no label.'
    : `${formatNumber(count)} orders were deleted since you selected them, so they have no label.`;

const MOST_NAMED = 10;

export function cutNote(orderIds: readonly string[]): string {
  const named = orderIds.slice(0, MOST_NAMED).map(isolated).join(', ');
  const rest =
    orderIds.length > MOST_NAMED ? ` and ${formatNumber(orderIds.length - MOST_NAMED)} more` : '';
  const labels = orderIds.length === 1 ? 'one label' : countOf(orderIds.length, 'label');
  return `Some text may not fit on ${labels}, and then ends in “…”: ${named}${rest}. Choose larger labels to print it in full.`;
}

// Settings

export const sheetLabel = 'Sheet';

export const sheetNames: Record<SheetName, string> = {
  a4: 'A4: 24 labels of 70 × 37 mm',
  'a4-large': 'A4: 8 labels of 99.1 × 67.7 mm',
  letter: 'US Letter: 10 labels of 4 × 2 in',
  single: 'Label printer: 100 × 150 mm',
  'single-inch': 'Label printer: 4 × 6 in',
};

/** As print dialogs call them. */
export const paperNames: Record<SheetName, string> = {
  a4: 'A4',
  'a4-large': 'A4',
  letter: 'US Letter',
  single: 'label',
  'single-inch': 'label',
};

export const firstLabel = 'First free label';
export const firstLabelHint = (places: number) => `Enter a number from 1 to ${places}`;
export const updateButton = 'Update preview';

/** Within a note on an ignored parameter, as in "The part “x” is no whole number, so it was ignored." */
export const parameterNames = {
  group: 'bulk action',
  order: 'order',
  sheet: 'sheet',
  start: 'first free label',
  part: 'part',
};

export const notOnSheet = (places: number) => `is not from 1 to ${places}`;

// Parts of a long run

export const partsName = 'Parts';

/** `from` and `to` are inclusive. */
export const partNote = ({ from, to, count }: { from: number; to: number; count: number }) =>
  `Labels ${formatNumber(from)}–${formatNumber(to)} of ${formatNumber(count)}. Print each part separately.`;

export const previousButton = 'Previous labels';
export const nextButton = 'Next labels';

// On paper

export const sheetName = (number: number) => `Labels of sheet ${number}`;
export const sender = (name: string) => `From ${isolated(name)}`;

/** With no-break spaces in the date and window. */
export const labelFacts = ({
  numberOfItems,
  deliveryDate,
  timeWindow,
}: {
  numberOfItems: number;
  deliveryDate: string;
  timeWindow: string | null;
}) =>
  [
    countOf(numberOfItems, 'item'),
    formatDate(deliveryDate).replaceAll(' ', '\u00A0'),
    ...(timeWindow ? [describeWindow(timeWindow).replaceAll(' ', '\u00A0')] : []),
  ].join(' · ');

export const codeName = (orderId: string) => `QR code: opens order ${orderId}`;

/** Below the title of a printed list; the facts are workspace, filters and count. */
export const paperHead = '{facts} · As of {time}';
