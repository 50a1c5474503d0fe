import { formatNumber } from '@/lib/numbers';
import { FIELD_LABELS } from '@/lib/orders/fields';
import type { RefusalCode } from '@/lib/errors';
import type { ImportSource, ImportState, RowOutcome } from './import';
import type { Layout, StatusMeaning, Target } from '@/lib/imports/mapping/mapping';

const SOURCE_NAMES: Record<ImportSource, string> = {
  file: 'File without a name',
  paste: 'Pasted rows',
  demo: 'Demo orders',
  flask: 'Import from the Flask application',
};

export function importName(source: ImportSource, fileName: string | null): string {
  return fileName ?? SOURCE_NAMES[source];
}

export const LAYOUT_SENTENCES: Record<Layout, string> = {
  ownExport: 'This looks like an export from Order desk.',
  shopify: 'This looks like a Shopify order export.',
  woocommerce: 'This looks like a WooCommerce order export.',
  northwind: 'This looks like the orders of the Northwind sample database.',
  other: 'The columns were mapped by their names and values. Check them.',
};

export const TARGET_NAMES: Record<Target, string> = {
  orderId: 'Order ID',
  ...FIELD_LABELS,
  deliveredAt: 'Delivered',
  recipientNameElse: 'Fallback recipient name',
  recipientAddressElse: 'Fallback recipient address',
};

export const STATUS_MEANING_NAMES: Record<StatusMeaning, string> = {
  ONGOING: 'Ongoing',
  DELIVERED: 'Delivered',
  leaveOut: 'Leave out',
};

const OUTCOME_NAMES: Record<RowOutcome, string> = {
  create: 'Create',
  update: 'Update',
  identical: 'Identical',
  conflict: 'Conflict',
  error: 'Error',
  leftOut: 'Left out',
};

export function rowOutcomeName(
  { outcome, refusal }: { outcome: RowOutcome; refusal: RefusalCode | null },
  isDone: boolean,
): string {
  if (refusal) return 'Not imported';
  if (!isDone) return OUTCOME_NAMES[outcome];
  return { ...OUTCOME_NAMES, create: 'Created', update: 'Updated' }[outcome];
}

const REFUSAL_SENTENCES: Partial<Record<RefusalCode, string>> = {
  'duplicate-order-id':
    'Someone else created an order with this Order ID, which was left as it is.',
  stale: 'Someone else edited this order, so it was left as it is.',
  conflict: 'Someone else edited this order, so it was left as it is.',
  deleted: 'Someone else deleted this order.',
  'not-found': 'Someone else deleted this order.',
  unchanged: 'This order already has the values of the file.',
  forbidden: 'Your role does not allow changing this order, so it was left as it is.',
};

export function refusalText(code: RefusalCode): string {
  return REFUSAL_SENTENCES[code] ?? 'This order was refused, so it was left as it is.';
}

export const STATE_NAMES: Record<ImportState, string> = {
  receiving: 'Uploading',
  matching: 'Waiting for the column mapping',
  checking: 'Checking',
  ready: 'Ready to import',
  running: 'Running',
  cancelled: 'Stopped',
  done: 'Done',
};

export function outcomeText({ created, updated }: { created: number; updated: number }): string {
  return `${formatNumber(created)} created, ${formatNumber(updated)} updated`;
}

export function importButtonLabel(orders: number): string {
  return orders === 1 ? 'Import 1 order' : `Import ${formatNumber(orders)} orders`;
}

export function nothingToImportText(counts: Record<RowOutcome, number>): string {
  const { identical, conflict, error, leftOut } = counts;
  if (error > 0) return 'Nothing to import yet. Fix the errors first.';
  if (conflict > 0) {
    return 'Nothing to import, unless you use the file’s values for orders edited here.';
  }
  if (identical === 0)
    return 'Nothing to import: the file has no orders, or all of them are left out.';
  if (leftOut > 0) return 'Nothing to import: all orders that are not left out are identical.';
  return identical === 1
    ? 'Nothing to import: the order is identical.'
    : `Nothing to import: all ${formatNumber(identical)} orders are identical.`;
}

const SEPARATORS: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

export function formatText({
  encoding,
  separator,
}: {
  encoding: string;
  separator: string;
}): string {
  return `${encoding}, separated by ${SEPARATORS[separator] ?? `“${separator}”`}`;
}
