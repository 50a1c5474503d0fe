import type { CellEncoding } from '@/lib/imports/file/cell-encoding';
import { countOf, formatNumber } from '@/lib/numbers';
import { FIELD_LABELS } from '@/lib/orders/fields';
import { isolated, truncate } from '@/lib/text';
import type { ColumnMapping, Layout, Question, StatusMeaning, Target } from './mapping';

export const columnsTitle = 'Map columns';

const LAYOUT_NOTES: Record<Layout, string> = {
  ownExport: 'This looks like an export from Order desk.',
  shopify: 'This looks like a Shopify order export.',
  woocommerce: 'This looks like a WooCommerce order export.',
  northwind: 'This looks like the orders of the Northwind sample database.',
  other: 'The columns were mapped by their names and values. Check them.',
};

export const layoutNote = ({ hasHeader, layout }: Pick<ColumnMapping, 'hasHeader' | 'layout'>) =>
  hasHeader
    ? LAYOUT_NOTES[layout]
    : 'The file has no column names: the columns were guessed from their values.';

export const onlyCreatorMaps = (userName: string) =>
  `Only ${isolated(userName)} can map the columns of this import.`;

export const TARGET_NAMES: Record<Target, string> = {
  orderId: 'Order ID',
  ...FIELD_LABELS,
  deliveredAt: 'Delivered',
  orderDate: 'Order date',
  needsDelivery: 'Needs delivery',
  recipientNameElse: 'Fallback recipient name',
  recipientAddressElse: 'Fallback recipient address',
};

// Column names

export const headerRowLabel = 'Column names are in';
export const headerRowName = ({ line, cells }: { line: number; cells: readonly string[] }) =>
  `Line ${line}: ${truncate(cells.join(', '), 80)}`;
export const noHeaderRow = 'No row: the file has no column names';
export const sheetLabel = 'Sheet';
export const sheetHelp = 'Opening another sheet discards your choices below.';
export const openSheet = 'Open sheet';
export const updateColumns = 'Update columns';
export const titleRowsNote = 'The lines above it aren’t imported.';

// Encoding

export const ENCODING_NAMES: Record<CellEncoding, string> = {
  'windows-1252': 'Western European (Windows-1252)',
  'utf-8': 'Unicode (UTF-8)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-2': 'Central European (ISO-8859-2)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  macintosh: 'Older Mac (Mac Roman)',
  shift_jis: 'Japanese (Shift_JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  big5: 'Traditional Chinese (Big5)',
  gb18030: 'Simplified Chinese (GB18030)',
  'euc-kr': 'Korean (EUC-KR)',
  'utf-8-twice': 'UTF-8 encoded twice',
};

export const encodingName = ({
  encoding,
  readAs,
}: {
  encoding: string;
  readAs: CellEncoding | null;
}) => (readAs ? ENCODING_NAMES[readAs] : encoding);

export const encodingLabel = 'Text encoding';
export const encodingSummary = (sample: string) =>
  `${encodingLabel}: is this text right? ${isolated(truncate(sample, 60))}`;
export const encodingHelp = 'Choose the one that shows the names and addresses correctly.';
export const updateEncoding = 'Read the file again';
export const encodingSample = (samples: readonly string[]) =>
  samples.map((sample) => isolated(truncate(sample, 60))).join(' · ');

// Columns

export const columnsLabel = 'Columns of the file';
export const unmappedLabel = 'Unmapped columns';
export const columnHeads = ['Column', 'Sample values', 'Order field'];
export const unmappedCount = (columns: number) => countOf(columns, 'unmapped column');
export const fieldForColumn = (name: string) => `Order field for ${name}`;
export const notImported = 'Don’t import';
export const emptyColumn = 'Empty';
export const joinedNote =
  'Columns mapped to the same field are joined, such as the parts of an address. Numbers of items are added up.';
export const severalRowsLabel = 'Several rows make one order';
export const leaveOutWithoutAddressLabel = 'Leave out orders without an address';

// Files without Order IDs

export const idsLegend = 'Order IDs';
export const numberOrdersLabel = 'Give the orders new Order IDs';
export const idPrefixLabel = 'Prefix';
export const idPrefixHelp = (prefix: string) =>
  `Each Order ID is the prefix and the line in the file, as in ${prefix}2.`;
export const repeatedRows =
  'These rows were imported before. With the same prefix, their orders are recognized.';

// Columns that look like fields of an order

export const unusedTitle = (columns: number) =>
  columns === 1
    ? 'This column looks like part of an order, but isn’t imported'
    : 'These columns look like parts of an order, but aren’t imported';
export const addColumn = (target: Target) => `Add to ${TARGET_NAMES[target].toLowerCase()}`;
export const addColumnName = ({ name, target }: { name: string; target: Target }) =>
  `${addColumn(target)}: ${name}`;

// Dates, statuses and default values

export const dateLegend = ({ example, column }: { example: string; column: string }) =>
  `What “${example}” in ${column} means`;
export const dayNumbersLabel = 'Read day numbers as dates';
export const dayNumberText = ({
  column,
  example,
  date,
}: {
  column: string;
  example: string;
  date: string;
}) => `${dayNumbersLabel}: “${example}” in ${column} looks like a spreadsheet’s number for ${date}`;
export const statusesLegend = 'What each status means';
export const statusRows = (rows: number) => countOf(rows, 'row');
export const chooseStatus = 'Choose';

export const STATUS_MEANING_NAMES: Record<StatusMeaning, string> = {
  ONGOING: 'Ongoing',
  DELIVERED: 'Delivered',
  leaveOut: 'Leave out',
};

export const needsDeliveryLegend = 'What needs a delivery';
export const needsDeliveryHelp =
  'Pick-ups, gift cards and downloads are left out. An order of nothing else is left out as a whole.';
export const DELIVERY_CHOICES = { yes: 'Deliver', no: 'Leave out' };

export const dueLegend = 'Delivery date';
export const dueHelp =
  'The file doesn’t say when orders are due. This applies to new orders; orders that are already here keep their date.';
export const dueInDays = 'Working days after the order date';
export const dueDaysLabel = 'Working days';
export const dueDaysHelp = (column: string) =>
  `Counted from ${column}. Weekends and holidays are as in the settings, and no date is in the past.`;
export const dueDaysUnmapped =
  'To use this, map a column to Order date above, then choose Continue.';
export const dueOnDate = 'The same date for all orders';

export const defaultsLegend = 'Default values';
export const defaultsHelp = 'For new orders, where the file has no value.';
export const addDefaults = 'Add default values';

export const statusQuestion = 'Choose what to do with orders that have this status.';

export function questionText(question: Question): string {
  switch (question.kind) {
    case 'missing':
      return question.field === 'orderId'
        ? `No column is mapped to Order ID. Choose one, or select “${numberOrdersLabel}”.`
        : `No column is mapped to ${TARGET_NAMES[question.field].toLowerCase()}. Choose one above, or enter one value for all orders.`;
    case 'severalColumns':
      return `Several columns are mapped to ${TARGET_NAMES[question.field]}. Choose one.`;
    case 'constant':
      return question.text;
    case 'dueDays':
    case 'idPrefix':
      return question.text;
    case 'dateOrder':
    case 'yearOrder':
      return 'These dates can be read in two ways. Choose the right one.';
    case 'status':
      return statusQuestion;
  }
}

export const beforeContinuing = 'Before you continue:';

export const openQuestionsText = (count: number) =>
  count === 1
    ? '1 question is open. Answer it below, then continue.'
    : `${formatNumber(count)} questions are open. Answer them below, then continue.`;
