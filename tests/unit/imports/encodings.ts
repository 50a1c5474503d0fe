import type { CellEncoding } from '@/lib/imports/file/cell-encoding';
import { decodeWindows1252 } from '@/lib/imports/file/encoding';

const BYTE_OF = new Map(
  Array.from({ length: 256 }, (_, byte) => [decodeWindows1252(Uint8Array.of(byte)), byte]),
);

const MULTI_BYTE: readonly CellEncoding[] = ['shift_jis', 'euc-jp', 'big5', 'gb18030', 'euc-kr'];

const tables = new Map<CellEncoding, Map<string, number[]>>();

/** The bytes of each character, of up to two bytes. */
export function charactersOf(encoding: CellEncoding): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder =
    encoding === 'utf-8-twice' ? null : new TextDecoder(encoding, { ignoreBOM: true });
  const add = (...bytes: number[]) => {
    const text =
      encoding === 'windows-1252'
        ? decodeWindows1252(Uint8Array.from(bytes))
        : decoder!.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\uFFFD' && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  for (let lead = 0x80; MULTI_BYTE.includes(encoding) && lead < 256; lead += 1) {
    for (let next = 0x40; next < 256; next += 1) add(lead, next);
  }
  tables.set(encoding, table);
  return table;
}

/** @throws Error if the encoding lacks a character */
export function encode(text: string, encoding: CellEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-twice') return Buffer.from(decodeWindows1252(Buffer.from(text)));
  const table = charactersOf(encoding);
  const bytes = Array.from(text).flatMap((character) => {
    const found = table.get(character);
    if (!found) throw new Error(`${encoding} lacks “${character}”.`);
    return found;
  });
  return Buffer.from(bytes);
}

/** A text as the bytes of a file. Windows-1252 takes only its own characters. */
export const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with its mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16LE': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16LE with its mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16BE with its mark': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'Windows-1252': (text: string) =>
    Buffer.from(Array.from(text, (character) => BYTE_OF.get(character)!)),
};

export const SEPARATORS = [',', ';', '\t', '|'];
