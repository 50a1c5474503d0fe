import { decodeWindows1252, WINDOWS_1252_BYTES, type Encoding } from './encoding';

/** `utf-8-twice` is UTF-8 that a program took for Windows-1252 and converted to UTF-8 again; others are as in `TextDecoder`. */
export const CELL_ENCODINGS = [
  'utf-8',
  'utf-8-twice',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'big5',
  'gb18030',
  'euc-kr',
] as const;
export type CellEncoding = (typeof CELL_ENCODINGS)[number];

/** How a file is stored: its text is decoded once while it arrives, its cells perhaps again when they are read. */
export type StoredText = { encoding: string; separator: string };

/** Their characters may contain the byte of a bar, so cells separated by bars would be cut within them. */
const WITH_BARS: readonly CellEncoding[] = ['shift_jis', 'big5', 'gb18030'];

const UNICODE: readonly CellEncoding[] = ['utf-8', 'utf-8-twice'];

/** Those that the bytes of the file may be in; the first is how they were decoded while the file arrived. */
export function possibleEncodings({ encoding, separator }: StoredText): readonly CellEncoding[] {
  const stored = encoding as Encoding;
  if (stored === 'UTF-8') return UNICODE;
  if (stored !== 'Windows-1252') return [];
  return CELL_ENCODINGS.filter(
    (name) => !UNICODE.includes(name) && (separator !== '|' || !WITH_BARS.includes(name)),
  );
}

/**
 * Reads a cell as text of another encoding than the one it was decoded with. Null keeps it. The result isn't readable if
 * the encoding lacks a character, except that a cell that isn't UTF-8 twice stays as it is.
 */
export function readCell(cell: string, encoding: CellEncoding | null): string {
  if (encoding === null || encoding === 'utf-8' || !/[^\0-\x7F]/.test(cell)) return cell;
  const bytes = bytesOf(cell);
  // Only text that has been decoded correctly has other characters than those of Windows-1252.
  if (bytes === null) return cell;
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  if (encoding !== 'utf-8-twice') return decoderOf(encoding).decode(bytes);
  const text = decoderOf('utf-8').decode(bytes);
  return text.includes('\uFFFD') ? cell : text;
}

/** Whether each byte was a character: others become U+FFFD, control characters or private ones, apart from the apple of Macs. */
export function isReadable(text: string): boolean {
  return !/[\u0080-\u009F\uE000-\uF8FE\uFFFD]/.test(text);
}

/** Null if a character isn't in Windows-1252. */
export function bytesOf(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // A program may have taken the bytes for Latin-1, which has control characters there.
    const byte = code < 0x100 ? code : WINDOWS_1252_BYTES.get(text[index]!);
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return bytes;
}

const decoders = new Map<string, TextDecoder>();

function decoderOf(encoding: string): TextDecoder {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { ignoreBOM: true });
  decoders.set(encoding, decoder);
  return decoder;
}
