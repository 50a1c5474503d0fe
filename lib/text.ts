export function isBlank(text: string): boolean {
  return /^[\s\u2800]*$/.test(text);
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Right-to-left text can't reorder the sentence around it. Elsewhere, `<bdi>` or `dir="auto"` does that. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

export function lengthOf(text: string): number {
  return [...text].length;
}

/** The text in at most `length` characters, of which the last is an ellipsis where more follows. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** The text with ASCII digits in the place of those of other scripts, such as ３ or ٣. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0)!)));
}

/** Unicode orders the digits of each script from zero to nine; some blocks are adjacent. */
function valueOf(digit: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(digit - before - 1))) before++;
  return before % 10;
}
