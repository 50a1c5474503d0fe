import { formatNumber } from '@/lib/numbers';
import { FIELD_LABELS } from '@/lib/orders/fields';
import type { RefusalCode } from '@/lib/errors';
import type { ImportSource, ImportState, RowOutcome } from './import';
import type { Layout, StatusMeaning, Target } from '@/lib/imports/mapping/mapping';

const SOURCE_NAMES: Record<ImportSource, string> = {
  file: 'File without a name',
  paste: 'Pasted rows',
  demo: 'Demo orders',
  flask: 'Take-over from the Flask application',
};

/** What an import is called: by its file, else by where its rows come from. */
export function importName(source: ImportSource, fileName: string | null): string {
  return fileName ?? SOURCE_NAMES[source];
}

/** What the file was recognised as. */
export const LAYOUT_SENTENCES: Record<Layout, string> = {
  ownExport: 'This looks like an export of the order desk itself.',
  shopify: 'This looks like a Shopify order export.',
  woocommerce: 'This looks like a WooCommerce order export.',
  northwind: 'This looks like the orders of the Northwind example.',
  other: 'The columns were matched by their names and by what they hold. Check them.',
};

/** What a column says, as a choice. */
export const TARGET_NAMES: Record<Target, string> = {
  orderId: 'Order ID',
  ...FIELD_LABELS,
  deliveredAt: 'Delivered',
  recipientNameElse: 'Recipient name where there is none',
  recipientAddressElse: 'Recipient address where there is none',
};

export const STATUS_MEANING_NAMES: Record<StatusMeaning, string> = {
  ONGOING: 'Ongoing',
  DELIVERED: 'Delivered',
  leaveOut: 'Leave out',
};

const VERDICT_NAMES: Record<RowOutcome, string> = {
  create: 'Create',
  update: 'Update',
  identical: 'Identical',
  conflict: 'Conflict',
  error: 'Error',
  leftOut: 'Left out',
};

/** What is to become of one order, or what became of it once the import is through. */
export function rowOutcomeName(
  { verdict, refusal }: { verdict: RowOutcome; refusal: RefusalCode | null },
  isDone: boolean,
): string {
  if (refusal) return 'Not imported';
  if (!isDone) return VERDICT_NAMES[verdict];
  return { ...VERDICT_NAMES, create: 'Created', update: 'Updated' }[verdict];
}

const REFUSAL_SENTENCES: Partial<Record<RefusalCode, string>> = {
  'duplicate-order-id':
    'Somebody created an order with this Order ID meanwhile, which was left as it is.',
  stale: 'Somebody changed this order meanwhile, so it was left as it is.',
  conflict: 'Somebody changed this order meanwhile, so it was left as it is.',
  deleted: 'Somebody deleted this order meanwhile.',
  'not-found': 'Somebody deleted this order meanwhile.',
  unchanged: 'This order says what the file says already.',
  forbidden: 'Your role does not allow to change this order, so it was left as it is.',
};

/** Why an order was not imported although it was to be. */
export function refusalText(code: RefusalCode): string {
  return REFUSAL_SENTENCES[code] ?? 'This order was refused, so it was left as it is.';
}

/** How far an import is, in a list of them. */
export const STATE_NAMES: Record<ImportState, string> = {
  receiving: 'Being read',
  matching: 'Columns to be matched',
  checking: 'Being checked',
  ready: 'Ready to import',
  running: 'Running',
  cancelled: 'Stopped',
  done: 'Done',
};

/** What came of an import: "12 created, 3 updated". */
export function outcomeText({ created, updated }: { created: number; updated: number }): string {
  return `${formatNumber(created)} created, ${formatNumber(updated)} updated`;
}

/** "Import 1 order", "Import 1,200 orders". */
export function importButtonLabel(orders: number): string {
  return orders === 1 ? 'Import 1 order' : `Import ${formatNumber(orders)} orders`;
}

/** Why there is nothing to import, by what the dry run found. */
export function nothingToImportText(counts: Record<RowOutcome, number>): string {
  const { identical, conflict, error, leftOut } = counts;
  if (error > 0) return 'Nothing to import yet: mend what is wrong first.';
  if (conflict > 0) {
    return 'Nothing to import, unless the file is to win where somebody changed an order here.';
  }
  if (identical === 0) return 'Nothing to import: no order is in the file that is to be kept.';
  if (leftOut > 0)
    return 'Nothing to import: the orders that are not left out are as the file says.';
  return identical === 1
    ? 'Nothing to import: the order is as the file says.'
    : `Nothing to import: all ${formatNumber(identical)} orders are as the file says.`;
}

const SEPARATORS: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** How a file is written: "UTF-8, cells apart by commas". */
export function formatText({
  encoding,
  separator,
}: {
  encoding: string;
  separator: string;
}): string {
  return `${encoding}, cells apart by ${SEPARATORS[separator] ?? `“${separator}”`}`;
}
