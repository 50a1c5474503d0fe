import { unreadable } from './limits';

const SAVE_AS_CSV = 'Save it as CSV, then choose that file.';

const WORKBOOK = `This is an Excel workbook, or another packed file. ${SAVE_AS_CSV}`;
const MARKUP = `This is a web page or an XML document, although its name may say otherwise. ${SAVE_AS_CSV}`;

/** How files begin that are no text, as Latin-1, and what to tell. */
const SIGNATURES: [beginning: string, reason: string][] = [
  ['PK\x03\x04', WORKBOOK],
  ['PK\x05\x06', WORKBOOK],
  ['\xD0\xCF\x11\xE0', `This is an old Excel workbook. ${SAVE_AS_CSV}`],
  ['%PDF', `This is a PDF document. ${SAVE_AS_CSV}`],
  ['{\\rtf', `This is a document with formatted text. ${SAVE_AS_CSV}`],
  ['\x1F\x8B', 'This file is packed. Unpack it, then choose what is in it.'],
  ['Rar!', 'This file is packed. Unpack it, then choose what is in it.'],
  ["7z\xBC\xAF'\x1C", 'This file is packed. Unpack it, then choose what is in it.'],
];

/** Refuses a file whose first bytes tell that it is no text. */
export function refuseKnownBinary(head: Uint8Array): void {
  const beginning = Buffer.from(head.subarray(0, 8)).toString('latin1');
  const found = SIGNATURES.find(([signature]) => beginning.startsWith(signature));
  if (found) throw unreadable(found[1]);
}

/** Refuses a file whose first text tells that it is a web page or XML, which some programs call an Excel workbook. */
export function refuseMarkup(beginning: string): void {
  if (/^\s*<(!doctype|html|\?xml|table)\b/i.test(beginning)) throw unreadable(MARKUP);
}

/** Refuses text that is none: no text holds U+0000, and nearly every other file does. */
export function refuseZeros(text: string): void {
  if (text.includes('\0')) throw unreadable(`This file holds no text. ${SAVE_AS_CSV}`);
}
