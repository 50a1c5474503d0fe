import { z } from 'zod';

/**
 * Control characters, line and paragraph separators, and characters that show nothing or reverse the reading
 * direction, with which two texts could look alike. The two joiners are part of how some scripts are written.
 */
const FORBIDDEN = /[\p{Cc}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/u;

/** Number of characters as people count them: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/**
 * One line of text typed by a person: trimmed, NFC, without control characters, 1 to `max` characters.
 * `name` starts the sentences that tell what is wrong.
 */
export function lineOfText(name: string, max: number) {
  return z
    .string(`${name} is missing.`)
    .refine((text) => text.isWellFormed(), `${name} contains characters that are not text.`)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', `${name} is missing.`)
    .refine((text) => lengthOf(text) <= max, {
      error: ({ input }) =>
        `${name} can have at most ${max} characters; this has ${lengthOf(String(input))}.`,
    })
    .refine(
      (text) => !FORBIDDEN.test(text),
      `${name} contains control or invisible characters. Type it again.`,
    );
}

/** The text with ASCII digits in the place of those of other scripts, such as ３ or ٣. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0)!)));
}

/** Unicode has the decimal digits of each script in a row from zero to nine, and some rows right behind each other. */
function valueOf(digit: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(digit - before - 1))) before++;
  return before % 10;
}

/** Letters that Unicode does not take apart into a plain letter and a mark, and how people type them without. */
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** The text as search compares it: without case, accents and typographic forms. Folding twice changes nothing more. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, '')
      // What stood apart may stand together now, and has an order of its own.
      .normalize('NFKD')
      .replace(UNPLAIN, (letter) => PLAIN[letter]!)
  );
}
