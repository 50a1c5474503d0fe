/** More combining marks on a letter than any language uses; the first 30 are kept. */
const PILE = /(\p{M}{30})\p{M}+/gu;

/** Sorting combining marks takes quadratic time: keeps 30 in a row, as in the Stream-Safe Text Format (UAX #15). */
export function normalized(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replaceAll(PILE, '$1').normalize(form);
}

const BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;

/** Subdivision flags such as 🏴󠁧󠁢󠁳󠁣󠁴󠁿, or stray tag characters. */
const TAGS =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** Valid variation selectors: of emoji, keycaps, and Han, Mongolian, Myanmar and Phags-pa letters. */
const VARIANT = [
  /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]/u,
  /(?<=[0-9#*])\uFE0F(?=\u20E3)/u,
  /(?<=[\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}])[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/u,
  /(?<=[\u1820-\u18AA])[\u180B-\u180D\u180F]/u,
];

/** Scripts in which joiners change how a word looks: joining scripts, and those of India. */
const JOINED = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Phags_Pa', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Tibetan'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Joiners with an effect: in emoji, and between letters of those scripts. */
const JOINER = [
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/u,
  new RegExp(`(?<=[${JOINED}]\\p{M}*)[\\u200C\\u200D](?=[\\p{L}\\p{M}])`, 'u'),
];

/** Direction marks, soft hyphens, zero-width spaces, fillers, and all selectors and joiners. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;

const UNSELECTED = capturing(VARIANT, /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]/u);
const UNJOINED = capturing(JOINER, /[\u200C\u200D]/u);
const UNSEEN = capturing(
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F\u200C\u200D\u{E0020}-\u{E007F}]/u],
  INVISIBLE,
);

function capturing(kept: RegExp[], all: RegExp): RegExp {
  return new RegExp(`(${kept.map(({ source }) => source).join('|')})|${all.source}`, 'gu');
}

/**
 * Removes what only pasting brings in: direction marks, soft hyphens, zero-width spaces, joiners and selectors
 * without effect. So texts that differ also look different, except for lookalike letters. NFC; line breaks become
 * spaces.
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

/** No-break, thin and wide spaces look like plain ones, or nearly so. */
export function plainSpaces(text: string): string {
  return text.replaceAll(/\p{Zs}/gu, ' ');
}

/** Letters that Unicode doesn't decompose, and how people type them without accents. */
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

/** Without case, accents and typographic variants. Idempotent. */
export function fold(text: string): string {
  return (
    normalized(text, 'NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, '')
      // Removing marks may bring others together, which have a canonical order.
      .normalize('NFKD')
      .replace(UNPLAIN, (letter) => PLAIN[letter]!)
  );
}
