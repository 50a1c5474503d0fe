import { unreadable } from './limits';

const SAVE_AS_CSV = 'Save it as CSV, then choose that file.';

const WORKBOOK = `This is an Excel workbook or another compressed file. ${SAVE_AS_CSV}`;
const MARKUP = `This is a web page or an XML document, even if its name suggests otherwise. ${SAVE_AS_CSV}`;

/** In Latin-1. */
const SIGNATURES: [beginning: string, reason: string][] = [
  ['PK\x03\x04', WORKBOOK],
  ['PK\x05\x06', WORKBOOK],
  ['\xD0\xCF\x11\xE0', `This is an old Excel workbook. ${SAVE_AS_CSV}`],
  ['%PDF', `This is a PDF document. ${SAVE_AS_CSV}`],
  ['{\\rtf', `This is a document with formatted text. ${SAVE_AS_CSV}`],
  ['\x1F\x8B', 'This file is compressed. Unpack it, then choose the file inside.'],
  ['Rar!', 'This file is compressed. Unpack it, then choose the file inside.'],
  ["7z\xBC\xAF'\x1C", 'This file is compressed. Unpack it, then choose the file inside.'],
];

export function refuseKnownBinary(head: Uint8Array): void {
  const beginning = Buffer.from(head.subarray(0, 8)).toString('latin1');
  const found = SIGNATURES.find(([signature]) => beginning.startsWith(signature));
  if (found) throw unreadable(found[1]);
}

/** Some programs call HTML or XML an Excel workbook. */
export function refuseMarkup(beginning: string): void {
  if (/^\s*<(!doctype|html|\?xml|table)\b/i.test(beginning)) throw unreadable(MARKUP);
}

/** Text never contains U+0000, nearly every other file does. */
export function refuseZeros(text: string): void {
  if (text.includes('\0')) throw unreadable(`This file contains no text. ${SAVE_AS_CSV}`);
}
