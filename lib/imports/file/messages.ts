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

// Other kinds of files

const SAVE_AS_CSV = 'Save it as CSV, then choose that file.';

export const workbook = `This is an Excel workbook or another compressed file. ${SAVE_AS_CSV}`;
export const oldWorkbook = `This is an old Excel workbook. ${SAVE_AS_CSV}`;
export const pdf = `This is a PDF document. ${SAVE_AS_CSV}`;
export const richText = `This is a document with formatted text. ${SAVE_AS_CSV}`;
export const markup = `This is a web page or an XML document, even if its name suggests otherwise. ${SAVE_AS_CSV}`;
export const json =
  'This is JSON, even if its name suggests otherwise. Export the orders as CSV, then choose that file.';
export const compressed = 'This file is compressed. Unpack it, then choose the file inside.';
export const noText = `This file contains no text. ${SAVE_AS_CSV}`;
