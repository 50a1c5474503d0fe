import { unreadable } from './limits';
import * as messages from './messages';

/** In Latin-1. */
const SIGNATURES: [beginning: string, reason: string][] = [
  ['\xD0\xCF\x11\xE0', messages.oldWorkbook],
  ['%PDF', messages.pdf],
  ['{\\rtf', messages.richText],
  ['\x1F\x8B', messages.compressed],
  ['Rar!', messages.compressed],
  ["7z\xBC\xAF'\x1C", messages.compressed],
];

/** An Excel workbook is a ZIP archive. */
export function isZip(head: Uint8Array): boolean {
  return /^PK(?:\x03\x04|\x05\x06)/.test(beginningOf(head));
}

export function refuseKnownBinary(head: Uint8Array): void {
  const beginning = beginningOf(head);
  const found = SIGNATURES.find(([signature]) => beginning.startsWith(signature));
  if (found) throw unreadable(found[1]);
}

function beginningOf(head: Uint8Array): string {
  return Buffer.from(head.subarray(0, 8)).toString('latin1');
}

/** Some programs call HTML or XML an Excel workbook. A table doesn't begin with a list or an object. */
export function refuseOtherText(beginning: string): void {
  if (/^\s*(?:\[\s*[[{"\]]|\{\s*["}])/.test(beginning)) throw unreadable(messages.json);
  if (/^\s*<(!doctype|html|\?xml|table)\b/i.test(beginning)) throw unreadable(messages.markup);
}

/** Text never contains U+0000, nearly every other file does. */
export function refuseZeros(text: string): void {
  if (text.includes('\0')) throw unreadable(messages.noText);
}
