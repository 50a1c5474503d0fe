/** Widths in heights of letters, those of a wide typeface, so that others fit too: the first that holds counts. */
const WIDTHS: [letters: RegExp, width: number][] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[iIljft.,:;'’|!()[\]/\s-]/u, 0.42],
  [/[mwMW@%]/u, 1],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
  [/\p{Extended_Pictographic}/u, 1.4],
  [/\p{Lu}/u, 0.8],
];
const OTHERS = 0.65;
const WIDEST = 1.4;

/** A space between words. */
const SPACE = 0.32;

/** How wide the words of a text are, in heights of its letters. */
export function wordWidths(text: string): number[] {
  return text.split(' ').map((word) => [...word].reduce((sum, letter) => sum + widthOf(letter), 0));
}

/**
 * How many lines words take at most in lines of `width`, in heights of letters. Lines are broken between words where
 * they can be, and anywhere in a word that is longer than a line.
 */
export function countLines(words: readonly number[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const gap = used === 0 ? 0 : SPACE;
    if (used + gap + word <= width) {
      used += gap + word;
      continue;
    }
    if (used > 0) lines += 1;
    if (word > width) {
      // Each of its lines may end with room for less than a letter.
      lines += Math.ceil(word / Math.max(WIDEST, width - WIDEST)) - 1;
      used = width;
    } else {
      used = word;
    }
  }
  return lines;
}

/** Looked up for each letter of a thousand labels, so each is found out once. */
const known = new Map<string, number>();

function widthOf(letter: string): number {
  const width = known.get(letter);
  if (width !== undefined) return width;
  const found = WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHERS;
  known.set(letter, found);
  return found;
}
