import { formatNumber } from '@/lib/numbers';

// Why a file or pasted rows can't be imported

export const noFile = 'There is no file. Choose one, or paste rows.';
export const empty = 'This file is empty. Choose another one.';
export const noRows = 'This file has no rows.';
export const onlyColumnNames =
  'This file has column names but no orders. Export it again with the orders, or choose another one.';
export const interrupted = 'The upload of this file was interrupted. Send it again.';
export const tooLarge = 'This file is larger than a gigabyte. Split it, then import the parts.';
export const tooManyPasted =
  'There are too many rows to paste. Save them as a file, then choose that file.';
export const tooManyRows = (most: number) =>
  `This file has more than ${formatNumber(most)} rows. Split it, then import the parts.`;
export const tooManyColumns = ({ line, most }: { line: number; most: number }) =>
  `The row on line ${line} has more than ${most} columns. Remove columns that aren’t about orders.`;
export const tooManyCharacters = ({
  line,
  most,
  isOneLine,
}: {
  line: number;
  most: number;
  isOneLine: boolean;
}) =>
  `The row that starts on line ${line} has more than ${formatNumber(most)} characters. ${
    isOneLine
      ? 'Each order needs a line of its own.'
      : 'Check it for a quotation mark that isn’t closed.'
  }`;
export const unclosedQuote = (line: number) =>
  `The row that starts on line ${line} has a quotation mark that isn’t closed. Close or remove it.`;

// Excel workbooks

export const tooLargeWorkbook =
  'This is an Excel workbook or another compressed file, and larger than 5 MB. Save the sheet with the orders as CSV, then choose that file.';
export const largeWorkbook =
  'This Excel workbook is too large to read. Save the sheet with the orders as CSV, then choose that file.';
export const manyWorkbookRows = (most: number) =>
  `This sheet has more than ${formatNumber(most)} rows. Save it as CSV, then choose that file.`;
export const damagedWorkbook =
  'This Excel workbook can’t be read. Open it in a spreadsheet and save it again, or save it as CSV, then choose that file.';
export const emptyWorkbook = 'This Excel workbook has no rows. Choose another one.';
export const noSheet = 'This sheet isn’t in the workbook, or it has no rows. Choose another sheet.';

// Other kinds of files

const SAVE_AS_CSV = 'Save it as CSV, then choose that file.';

export const oldWorkbook = `This is an old or encrypted Excel workbook. Save it as .xlsx without a password, or as CSV, then choose that file.`;
export const binaryWorkbook =
  'This is a binary Excel workbook (.xlsb). Save it as .xlsx or CSV, then choose that file.';
export const openDocument =
  'This is an OpenDocument file. Save it as .xlsx or CSV, then choose that file.';
export const numbers =
  'This is an Apple document. Export it as an Excel workbook or CSV, then choose that file.';
export const word = `This is a Word document, not an Excel workbook. ${SAVE_AS_CSV}`;
export const presentation =
  'This is a presentation, not an Excel workbook. Choose a CSV file or an Excel workbook.';
export const pdf = `This is a PDF document. ${SAVE_AS_CSV}`;
export const richText = `This is a document with formatted text. ${SAVE_AS_CSV}`;
export const markup = `This is a web page or an XML document, even if its name suggests otherwise. ${SAVE_AS_CSV}`;
export const json =
  'This is JSON, even if its name suggests otherwise. Export the orders as CSV, then choose that file.';
export const compressed =
  'This file is compressed but isn’t an Excel workbook. Unpack it, then choose the file inside.';
export const noText = `This file contains no text. ${SAVE_AS_CSV}`;
