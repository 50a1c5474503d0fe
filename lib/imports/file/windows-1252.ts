/** What the bytes from 80 to 9F stand for; the five without a character become control characters, as browsers have it. */
const SPECIAL = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The text of bytes in Windows-1252, in which every byte is one character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  // TextDecoder takes it for Latin-1 in many versions of Node (nodejs/node#56542): no euro sign, no dash.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (character) => SPECIAL[character.charCodeAt(0) - 0x80]!);
}
