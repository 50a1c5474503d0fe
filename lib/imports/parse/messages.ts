import { formatDate } from '@/lib/dates';
import {
  dayNumbersLabel,
  leaveOutWithoutAddressLabel,
  severalRowsLabel,
  TARGET_NAMES,
} from '@/lib/imports/mapping/messages';
import type { ConstantField } from '@/lib/imports/mapping/mapping';
import { formatNumber } from '@/lib/numbers';
import type { ImportableDetail } from '@/lib/orders/fields';
import { isolated, truncate } from '@/lib/text';

const LONGEST_SHOWN = 60;

// Problems of cells, shown beside the cell and in the file of rows with errors. They are stored with the import.

export const missing = (field: 'orderId' | 'orderDate' | ConstantField) =>
  `${TARGET_NAMES[field]} is missing.`;
export const missingAddress = `${missing('recipientAddress')} Type it, or select “${leaveOutWithoutAddressLabel}” on the page “Columns”.`;
export const leftOutFor = ({ name, value }: { name: string; value: string }) =>
  `${name} is “${truncate(value, LONGEST_SHOWN)}”.`;
export const valueLeftOut = ({ problem, value }: { problem: string; value: string }) =>
  `${problem} “${isolated(truncate(value, LONGEST_SHOWN))}” is left out.`;
export const valuesDiffer = ({ field, value }: { field: ImportableDetail; value: string }) =>
  `${TARGET_NAMES[field]} differs between the rows of this order, so “${isolated(truncate(value, LONGEST_SHOWN))}” is used.`;
export const deletedHere = ({ date, by }: { date: string; by: string }) =>
  `${isolated(by)} deleted it here on ${date}. To import it again, restore it from the log.`;
export const leftOutWithoutAddress = 'It has no address.';
export const unreadable =
  'This text can’t be read, because the encoding of the file is unclear. Type it again, or save the file as UTF-8.';
export const differsFromLine = ({ line, value }: { line: number; value: string }) =>
  `Line ${line} is about the same order and has “${value}”. Both must have the same value.`;
export const extraCells =
  'This row has more cells than the file has columns. Put text that contains the separator in quotation marks, map this column, or empty the cell.';
export const swallowedRows = ({ opened, last }: { opened: number; last: number }) => {
  const lines =
    last === opened + 1
      ? `line ${last}, which looks like a row of its own`
      : `lines ${opened + 1} to ${last}, which look like rows of their own`;
  return `This cell contains ${lines}. Close or remove the quotation mark on line ${opened} of the file, then import it again.`;
};
export const wrongDueDays = (most: number) => `Enter a number of days from 0 to ${most}.`;
export const unknownStatus =
  'This status isn’t known. Write Ongoing or Delivered, or map another column to Status.';
export const maybeTotal = (sum: number) =>
  `The first row of this order has ${formatNumber(sum)} items, as many as its other rows together. If it is their total, this counts the items twice: remove such rows from the file.`;
export const tooManyItems = ({ sum, most }: { sum: number; most: number }) =>
  `Number of items adds up to ${formatNumber(sum)} over the rows of this order; it can be at most ${formatNumber(most)}.`;

export const shortenedOrderId =
  'A spreadsheet has shortened this Order ID. Export the file again with this column as text.';
export const noPrefix = 'Enter a prefix, such as 2026-04-17-.';
export const usedPrefix = (orderId: string) =>
  `Order ID ${isolated(orderId)} already exists. Choose another prefix on the page “Columns”.`;
export const duplicateOrderId = ({ orderId, line }: { orderId: string; line: number }) =>
  `Order ID ${isolated(orderId)} is already used on line ${line}. Change it here, or select “${severalRowsLabel}”.`;
export const tooManyRows = ({ orderId, most }: { orderId: string; most: number }) =>
  `More than ${formatNumber(most)} rows have Order ID ${isolated(orderId)}, which is too many for one order. Check that the right column is mapped to Order ID.`;

// Dates

const AS_IN = 'Write it as in 2026-04-17.';

export const notADate = `This isn’t a date. ${AS_IN}`;
export const notATime = 'This isn’t a time.';
export const noSuchDay = `There is no such day in the calendar. ${AS_IN}`;
export const noYear = `This date has no year. ${AS_IN}`;
export const shortYear =
  'The year of this date may come first or last. Write it with four digits, as in 2026-04-17.';
export const yearOutOfRange = 'The year must be from 1900 to 2199.';

/** Dates are `YYYY-MM-DD`. */
export const ambiguousDate = ({ dayFirst, monthFirst }: { dayFirst: string; monthFirst: string }) =>
  `This can be ${formatDate(dayFirst)} or ${formatDate(monthFirst)}. Choose what comes first, day or month.`;

export const ambiguousYear = ({ yearLast, yearFirst }: { yearLast: string; yearFirst: string }) =>
  `This can be ${formatDate(yearLast)} or ${formatDate(yearFirst)}. Choose what comes first, day or year.`;

export const dayNumber = ({ number, date }: { number: string; date: string }) =>
  `${number} looks like a spreadsheet’s day number for ${formatDate(date)}. Write it as ${date}, or select “${dayNumbersLabel}”.`;

export const FALLBACK_NOTES: { [F in ImportableDetail]?: string } = {
  recipientName: 'No shipping name, so the billing name is used.',
  recipientAddress: 'No shipping address, so the billing address is used.',
};

export const orderIdEnding = (ending: string) =>
  `The Order ID ends in “${ending}”, which a spreadsheet may have added.`;
