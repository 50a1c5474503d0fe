import type { FoundProgress } from '@/lib/jobs/progress';
import type { RefusalCode } from '@/lib/errors';
import { countOf, formatNumber } from '@/lib/numbers';
import { FIELD_LABELS, type OrderField } from '@/lib/orders/fields';
import { isolated } from '@/lib/text';
import type { CancelledChoice } from './mapping/mapping';
import type { ImportSource, ImportState, ImportStep, RowOutcome } from './import';
import type { Show } from './paths';

const SOURCE_NAMES: Record<ImportSource, string> = {
  file: 'File without a name',
  paste: 'Pasted rows',
  demo: 'Demo orders',
  flask: 'Import from the Flask application',
};

export const importName = (source: ImportSource, fileName: string | null) =>
  fileName ?? SOURCE_NAMES[source];

export const stepsLabel = 'Steps';

export const STEP_NAMES: Record<ImportStep, string> = {
  file: 'File',
  columns: 'Columns',
  check: 'Check',
  receipt: 'Receipt',
};

// Upload

export const importTitle = 'Import orders';
export const importIntro =
  'You’ll review all changes before anything is imported, and you can undo the import.';
export const fileLabel = 'Orders file';
export const fileHelp =
  'Drop a file here or choose one: a CSV file, an Excel workbook, or an order export from Shopify, WooCommerce or Order desk.';
export const rowsLabel = 'Or paste rows';
export const rowsHelp = 'Copy them from a spreadsheet, with column names in the first row.';
export const uploadingFile = (name: string) => `Uploading ${isolated(name)}…`;
export const uploadingRows = 'Uploading the rows…';
export const noResponse =
  'The server didn’t respond, so the upload may have failed. Your selection is still here. Select Continue to try again.';

export const earlierTitle = 'Earlier imports';

const STATE_NAMES: Record<ImportState, string> = {
  receiving: 'Uploading',
  mapping: 'Waiting for the column mapping',
  checking: 'Checking',
  ready: 'Ready to import',
  running: 'Running',
  cancelled: 'Stopped',
  done: 'Done',
};

type Written = { created: number; updated: number };

/** `written` is null before the import writes its first order. */
export const earlierState = (state: ImportState, written: Written | null) =>
  written
    ? `${STATE_NAMES[state]}: ${formatNumber(written.created)} created, ${formatNumber(written.updated)} changed`
    : STATE_NAMES[state];

// Pages of one import

export const IMPORT_TITLES: Record<Exclude<ImportState, 'mapping'>, string> = {
  receiving: 'Reading file',
  checking: 'Checking orders',
  ready: 'Review changes',
  running: 'Importing',
  cancelled: 'Import stopped',
  done: 'Receipt',
};

export const importNotice = ({ state, isAtWork, handled, total }: FoundProgress) => {
  const progress = `${formatNumber(handled)} of ${formatNumber(total)}`;
  if (state === 'checking') {
    return isAtWork
      ? `Checking a file: ${progress} rows`
      : `The check of a file stopped after ${progress} rows.`;
  }
  return isAtWork
    ? `Import of ${countOf(total, 'order')}: ${formatNumber(handled)} done`
    : `The import of ${countOf(total, 'order')} stopped after ${formatNumber(handled)}.`;
};
export const showImport = 'Show';
export const tabTitle = (name: string) => `Import: ${name}`;
export const receivingText = 'The file is still being read.';
export const receivingNote =
  'If the upload was interrupted, choose the file again. Nothing has been imported yet.';
export const refreshButton = 'Refresh';
export const chooseFileButton = 'Choose file';
export const backToColumns = 'Back to columns';
export const onlyCreatorContinues = (userName: string) =>
  `Only ${isolated(userName)} can continue this import.`;
/** Remembers what was decided, though no order changes. */
export const finishButton = 'Finish import';
export const importButtonLabel = (orders: number) => `Import ${countOf(orders, 'order')}`;

export function nothingToImportText(counts: Record<RowOutcome, number>): string {
  const { identical, kept, conflict, error } = counts;
  const leftOut = counts.leftOut + counts.cancelled;
  if (error > 0) return 'Nothing to import yet. Fix the errors first.';
  if (conflict > 0) {
    return `Nothing to import: all edits made here are kept. Select “${finishButton}”, so that the next file doesn’t ask about them again.`;
  }
  if (kept > 0) return 'Nothing to import: edits made here are kept, and all else is identical.';
  if (identical === 0) {
    return 'Nothing to import: the file has no orders, or all of them are left out.';
  }
  if (leftOut > 0) return 'Nothing to import: all orders that aren’t left out are identical.';
  return identical === 1
    ? 'Nothing to import: the order is identical.'
    : `Nothing to import: all ${formatNumber(identical)} orders are identical.`;
}

// Orders that were edited here

export const conflictsLabel = 'Edited here and in the file';
export const conflictsHelp =
  'These were edited here, and the file has other values. Choose which values to keep.';
export const conflictCount = (field: OrderField, orders: number) =>
  field === 'status'
    ? `${countOf(orders, 'order')} delivered here, but ongoing in the file`
    : `${FIELD_LABELS[field]}: ${countOf(orders, 'order')}`;
export const keepEdits = 'Keep edits';
export const useFileValues = 'Use the file’s values';
export const keepDelivered = 'Keep delivered';
export const reopenOrders = 'Reopen';
export const keepAllEdits = 'Keep all edits';
export const useAllFileValues = 'Use all of the file’s values';

// Orders that are ongoing here, but cancelled in the file

export const cancelledLabel = 'Cancelled in the file';
export const cancelledText = (orders: number) =>
  orders === 1
    ? '1 order is ongoing here, but the file says that it is cancelled or needs no delivery. Choose what happens to it; the choice is remembered.'
    : `${formatNumber(orders)} orders are ongoing here, but the file says that they are cancelled or need no delivery. Choose what happens to them; the choice is remembered.`;
export const CANCELLED_CHOICE_NAMES: Record<CancelledChoice, string> = {
  leave: 'Leave as is',
  delete: 'Delete',
  deliver: 'Mark delivered',
};

// Orders of the file, with the outcome of each

export const rowsCleared = (date: string) =>
  `The rows of this file were deleted on ${date}. What the import changed stays in the log.`;

export const ordersLabel = 'Orders of the file';
export const outcomesLabel = 'Orders by outcome';
export const allOrders = (count: number) => `All ${formatNumber(count)}`;

/** The orders with an outcome, of a dry run or of a complete import. */
export const OUTCOME_COUNTS: Record<Show, (count: number, isDone: boolean) => string> = {
  create: (count, isDone) => `${formatNumber(count)} ${isDone ? 'created' : 'to create'}`,
  update: (count, isDone) => `${formatNumber(count)} ${isDone ? 'updated' : 'to update'}`,
  identical: (count) => `${formatNumber(count)} identical`,
  kept: (count) => `${formatNumber(count)} kept as edited here`,
  conflict: (count) => countOf(count, 'conflict'),
  cancelled: (count) => `${formatNumber(count)} cancelled in the file`,
  error: (count) => countOf(count, 'error'),
  leftOut: (count) => `${formatNumber(count)} left out`,
  refused: (count) => `${formatNumber(count)} not imported`,
};

export const downloadErrors = 'Download rows with errors';
export const downloadErrorsNote = 'Fix them in a spreadsheet, then import that file.';
export const noOrders = 'No orders here.';
export const perPage = (size: number) => `Up to ${size} per page`;
export const backToFirstPage = 'Back to first page';
export const lineLabel = 'Line';
export const outcomeColumns = [lineLabel, 'Order ID', 'Outcome', 'Details'];
export const noOrderId = 'No Order ID';

const OUTCOME_NAMES: Record<RowOutcome, string> = {
  create: 'Create',
  update: 'Update',
  identical: 'Identical',
  kept: 'Kept',
  conflict: 'Conflict',
  cancelled: 'Cancelled',
  error: 'Error',
  leftOut: 'Left out',
};

export function rowOutcomeName({
  outcome,
  isRefused,
  isDone,
  isChanged,
  cancelled,
}: {
  outcome: RowOutcome;
  isRefused: boolean;
  isDone: boolean;
  /** Whether the import changed the order. */
  isChanged: boolean;
  /** What happened to cancelled orders. */
  cancelled: CancelledChoice;
}): string {
  if (isRefused) return 'Not imported';
  if (!isDone) return OUTCOME_NAMES[outcome];
  const done = {
    create: 'Created',
    update: 'Updated',
    conflict: isChanged ? 'Updated' : 'Edits kept',
    cancelled: DONE_TO_CANCELLED[cancelled],
  };
  return { ...OUTCOME_NAMES, ...done }[outcome];
}

const DONE_TO_CANCELLED: Record<CancelledChoice, string> = {
  leave: 'Left as is',
  delete: 'Deleted',
  deliver: 'Delivered',
};

const REFUSALS: Partial<Record<RefusalCode, string>> = {
  'duplicate-order-id': 'Someone else created an order with this Order ID, so it wasn’t imported.',
  stale: 'Someone else edited this order, so it wasn’t changed.',
  conflict: 'Someone else edited this order, so it wasn’t changed.',
  deleted: 'Someone else deleted this order.',
  'not-found': 'Someone else deleted this order.',
  unchanged: 'This order already has the values of the file.',
  forbidden: 'Your role doesn’t allow changing this order, so it wasn’t changed.',
};

export const refusalText = (code: RefusalCode) =>
  REFUSALS[code] ?? 'This order was refused, so it wasn’t changed.';
export const disputeName = (field: OrderField, isConflict: boolean) =>
  isConflict
    ? `${FIELD_LABELS[field]}, edited here and in the file`
    : `${FIELD_LABELS[field]}, edited here`;
export const noValue = 'Empty';
export const valueHere = 'Here';
export const valueInFile = 'File';
export const valueImported = 'Last import';

/** Labels the field that fixes the cell. */
export const cellLabel = ({ name, line }: { name: string; line: number }) =>
  `${name}, line ${formatNumber(line)}`;

export const problemPlace = ({
  name,
  line,
  value,
}: {
  name: string;
  line: number;
  value: string;
}) => (value ? `${cellLabel({ name, line })}, “${value}”:` : `${cellLabel({ name, line })}:`);

export const checkAgain = 'Check again';

// Receipt

export const importedFact = 'Imported';
export const importedBy = '{time} by {user}';
export const fileFact = 'File';

const SEPARATORS: Record<string, string> = {
  ',': 'comma-separated',
  ';': 'semicolon-separated',
  '\t': 'tab-separated',
};

export const fileFormat = ({
  rows,
  encoding,
  separator,
  sheet,
}: {
  rows: number;
  encoding: string;
  separator: string;
  /** Null unless it is an Excel workbook. */
  sheet: string | null;
}) =>
  sheet === null
    ? `${countOf(rows, 'row')}, ${encoding}, ${SEPARATORS[separator] ?? `separated by “${separator}”`}`
    : `${countOf(rows, 'row')}, Excel workbook, sheet ${isolated(`“${sheet}”`)}`;

export const rowCount = (rows: number) => countOf(rows, 'row');
export const fileHash = 'SHA-256 {hash}';
export const rowsHash = 'SHA-256 of the rows {hash}';
export const showOrders = 'Show orders';
export const undoImport = 'Undo import';
export const viewUndo = 'View undo results';

// Demo orders

export const demoAdded = (count: number) => `${countOf(count, 'order')} added as demo data.`;
export const demoRemoved = 'Demo orders removed.';
