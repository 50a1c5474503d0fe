import { isUtf8 } from 'node:buffer';
import { BYTE_ORDER_MARK } from '@/lib/exports/csv';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

export type Decoder = {
  /** Holds back incomplete characters, and some kilobytes until the encoding is known. Detection works best with many bytes in the first call. */
  add: (bytes: Uint8Array) => string;
  end: () => string;
  /** UTF-8 until a byte beyond ASCII appears. */
  encoding: () => Encoding;
};

const NOTHING = new Uint8Array(0);

/** In bytes from the first one beyond ASCII, unless the file ends before. */
const ENOUGH = 16_384;

/**
 * UTF-8 if more of the first characters beyond ASCII are valid in it than not, else Windows-1252, which loses no byte.
 * Undecodable bytes become U+FFFD.
 */
export function newDecoder(): Decoder {
  let encoding: Encoding | null | undefined;
  let decoder: TextDecoder | null = null;
  let rest = NOTHING;
  let isFirst = true;

  function read(added: Uint8Array, isEnd: boolean): string {
    if (encoding === undefined) encoding = detectUtf16(added);
    if (encoding === 'Windows-1252') return decodeWindows1252(added);
    if (encoding) return decode(encoding, added, isEnd);

    const bytes = rest.length > 0 ? Buffer.concat([rest, added]) : added;
    rest = NOTHING;
    const special = bytes.findIndex((byte) => byte >= 0x80);
    if (special === -1) return decodeWindows1252(bytes);

    if (bytes.length - special < ENOUGH && !isEnd) {
      // All of it: the first text returned must be enough to detect the separator.
      rest = bytes.slice();
      return '';
    }
    encoding = isMostlyUtf8(bytes.subarray(special)) ? 'UTF-8' : 'Windows-1252';
    return encoding === 'UTF-8' ? decode(encoding, bytes, isEnd) : decodeWindows1252(bytes);
  }

  function decode(name: Encoding, bytes: Uint8Array, isEnd: boolean): string {
    decoder ??= new TextDecoder(name, { ignoreBOM: true });
    return decoder.decode(bytes, { stream: !isEnd });
  }

  function withoutMark(text: string): string {
    if (!isFirst || text === '') return text;
    isFirst = false;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }

  return {
    add: (bytes) => withoutMark(read(bytes, false)),
    end: () => withoutMark(read(NOTHING, true)),
    encoding: () => encoding ?? 'UTF-8',
  };
}

/** Chinese or Japanese text of another encoding may begin with a valid character. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [valid, invalid] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : lengthOfCharacter(byte);
    const character = bytes.subarray(at, at + length);
    const isValid = length > 0 && character.length === length && isUtf8(character);
    if (!isValid) invalid += 1;
    else if (byte >= 0x80) valid += 1;
    at += isValid ? length : 1;
  }
  return valid > invalid;
}

/** The length of a UTF-8 character from its first byte; 0 if invalid. */
function lengthOfCharacter(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

/** In UTF-16 text, either the first or the second byte of most characters is zero. */
function detectUtf16(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  // A single byte is no character.
  if (head.length < 2) return null;
  const zeros: [even: number, odd: number] = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = zeros;
  if (Math.max(even, odd) < head.length / 20) return null;
  if (odd > 9 * even) return 'UTF-16LE';
  return even > 9 * odd ? 'UTF-16BE' : null;
}

/** Bytes 80 to 9F; the five undefined ones become control characters, as in browsers. */
const SPECIAL = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

export function decodeWindows1252(bytes: Uint8Array): string {
  // TextDecoder treats it as Latin-1 in many Node versions (nodejs/node#56542): no euro sign, no dash.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (character) => SPECIAL[character.charCodeAt(0) - 0x80]!);
}

/** The byte of each of its characters beyond ASCII. */
export const WINDOWS_1252_BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0x80 }, (_, index) => [
    decodeWindows1252(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
);
