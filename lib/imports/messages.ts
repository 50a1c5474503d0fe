import type { RefusalCode } from '@/lib/errors';
import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';
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
  'Drop a file here or choose one: a CSV file, or an order export from Shopify, WooCommerce or Order desk. Save Excel workbooks as CSV first.';
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
    ? `${STATE_NAMES[state]}: ${formatNumber(written.created)} created, ${formatNumber(written.updated)} updated`
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

export const tabTitle = (name: string) => `Import: ${name}`;
export const receivingText = 'The file is still being read.';
export const receivingNote =
  'If the upload was interrupted, choose the file again. Nothing has been imported yet.';
export const refreshButton = 'Refresh';
export const chooseFileButton = 'Choose file';
export const backToColumns = 'Back to columns';
export const onlyCreatorContinues = (userName: string) =>
  `Only ${isolated(userName)} can continue this import.`;
export const importButtonLabel = (orders: number) => `Import ${countOf(orders, 'order')}`;

export function nothingToImportText(counts: Record<RowOutcome, number>): string {
  const { identical, conflict, error, leftOut } = counts;
  if (error > 0) return 'Nothing to import yet. Fix the errors first.';
  if (conflict > 0) {
    return `Nothing to import. To overwrite edits made here, choose ${useFileValues}.`;
  }
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
export const editsKept =
  'Some orders were edited here since the last import, and the file has different values. The edits are kept.';
export const editsReplaced = 'The file’s values replace edits made here since the last import.';
export const keepEdits = 'Keep edits';
export const useFileValues = 'Use the file’s values';

// Orders of the file, with the outcome of each

export const ordersLabel = 'Orders of the file';
export const outcomesLabel = 'Orders by outcome';
export const allOrders = (count: number) => `All ${formatNumber(count)}`;

/** The orders with an outcome, of a dry run or of a complete import. */
export const OUTCOME_COUNTS: Record<Show, (count: number, isDone: boolean) => string> = {
  create: (count, isDone) => `${formatNumber(count)} ${isDone ? 'created' : 'to create'}`,
  update: (count, isDone) => `${formatNumber(count)} ${isDone ? 'updated' : 'to update'}`,
  identical: (count) => `${formatNumber(count)} identical`,
  conflict: (count) => countOf(count, 'conflict'),
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
  conflict: 'Conflict',
  error: 'Error',
  leftOut: 'Left out',
};

export function rowOutcomeName({
  outcome,
  isRefused,
  isDone,
}: {
  outcome: RowOutcome;
  isRefused: boolean;
  isDone: boolean;
}): string {
  if (isRefused) return 'Not imported';
  if (!isDone) return OUTCOME_NAMES[outcome];
  return { ...OUTCOME_NAMES, create: 'Created', update: 'Updated' }[outcome];
}

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
export const conflictNote = 'Edited here since the last import. The file has different values:';

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
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

export const fileFormat = ({
  rows,
  encoding,
  separator,
}: {
  rows: number;
  encoding: string;
  separator: string;
}) =>
  `${countOf(rows, 'row')}, ${encoding}, separated by ${SEPARATORS[separator] ?? `“${separator}”`}`;

export const rowCount = (rows: number) => countOf(rows, 'row');
export const fileHash = 'SHA-256 {hash}';
export const rowsHash = 'SHA-256 of the rows {hash}';
export const showOrders = 'Show orders';
export const undoImport = 'Undo import';
export const viewUndo = 'View undo results';

// Demo orders

export const demoAdded = (count: number) => `${countOf(count, 'order')} added as demo data.`;
export const demoRemoved = 'Demo orders removed.';
