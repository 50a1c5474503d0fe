/** More marks on a letter than any language uses, of which the first are kept. */
const PILE = /(\p{M}{30})\p{M}+/gu;

/**
 * The text in a normal form of Unicode, with at most 30 marks in a row, as in its Stream-Safe Text Format (UAX #15): putting
 * marks in order takes time that grows with the square of their number.
 */
export function normalized(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replaceAll(PILE, '$1').normalize(form);
}

/** White space that begins a new line, or a column, where people copied from. */
const BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;

/** The tags of a flag within a country, as in 🏴󠁧󠁢󠁳󠁣󠁴󠁿; and tags that are nothing of the kind. */
const TAGS =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** Selectors of a variant where there is one: of an emoji, of a keycap, of Han, Mongolian, Myanmar and Phags-pa letters. */
const VARIANT = [
  /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]/u,
  /(?<=[0-9#*])\uFE0F(?=\u20E3)/u,
  /(?<=[\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}])[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/u,
  /(?<=[\u1820-\u18AA])[\u180B-\u180D\u180F]/u,
];

/** Scripts in which joiners decide how a word looks: those whose letters join, and those of India. */
const JOINED = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Phags_Pa', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Tibetan'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Joiners where they join or part: emoji, and letters of those scripts. */
const JOINER = [
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/u,
  new RegExp(`(?<=[${JOINED}]\\p{M}*)[\\u200C\\u200D](?=[\\p{L}\\p{M}])`, 'u'),
];

/** What shows nothing: direction marks, soft hyphens, spaces without width, fillers, and all selectors and joiners. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;

const UNSELECTED = keeping(VARIANT, /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]/u);
const UNJOINED = keeping(JOINER, /[\u200C\u200D]/u);
const UNSEEN = keeping(
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F\u200C\u200D\u{E0020}-\u{E007F}]/u],
  INVISIBLE,
);

/** Finds what `all` does, and captures it where it is one of `kept`. */
function keeping(kept: RegExp[], all: RegExp): RegExp {
  return new RegExp(`(${kept.map(({ source }) => source).join('|')})|${all.source}`, 'gu');
}

/**
 * The text without what only pasting brings into it: direction marks, soft hyphens, spaces without width, and joiners and
 * selectors where they change nothing that is seen. What scripts and emoji are written with stays. So two texts that are
 * not the same differ in what is seen, or in letters that look alike. NFC; line breaks and tabs become spaces.
 */
export function visibleText(text: string): string {
  return normalized(text, 'NFC')
    .replaceAll(BREAKS, ' ')
    .replaceAll(UNSEEN, '$1')
    .replaceAll(TAGS, '$1')
    .replaceAll(UNSELECTED, '$1')
    .replaceAll(UNJOINED, '$1')
    .normalize('NFC')
    .trim();
}

/** Whether nothing of the text is seen: white space, and the empty pattern of Braille. */
export function isBlank(text: string): boolean {
  return /^[\s\u2800]*$/.test(text);
}

/** Blocks of Unicode for scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * The text as a part of a sentence, whose words it must not turn around: what is written from right to left is isolated
 * (U+2068 to U+2069). Elsewhere than in a sentence, `<bdi>` and `dir="auto"` do that.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Number of characters as people count them: code points, not UTF-16 units. */
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
    normalized(text, 'NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, '')
      // What stood apart may stand together now, and has an order of its own.
      .normalize('NFKD')
      .replace(UNPLAIN, (letter) => PLAIN[letter]!)
  );
}
