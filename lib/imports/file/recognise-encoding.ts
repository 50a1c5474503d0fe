import { analyse } from 'chardet';
import {
  bytesOf,
  isReadable,
  possibleEncodings,
  readCell,
  type CellEncoding,
  type StoredText,
} from './cell-encoding';
import { ALL_WESTERN, LANGUAGES, SCRIPTS, WESTERN, type Alphabet } from './languages';

/** In characters. */
const ENOUGH = 65_536;

export type EncodingSample = {
  add: (cells: readonly string[]) => void;
  cells: () => string[];
};

/** Different cells beyond ASCII from anywhere in a file, in constant memory. */
export function newEncodingSample(): EncodingSample {
  const found = new Set<string>();
  let length = 0;
  return {
    add: (cells) => {
      for (const cell of cells) {
        if (length >= ENOUGH) return;
        if (!/[^\0-\x7F]/.test(cell) || found.has(cell)) continue;
        found.add(cell);
        length += cell.length;
      }
    },
    cells: () => [...found],
  };
}

/**
 * How cells that were decoded while their file arrived should be read. Null if as they are, or if it is unclear: a text
 * that may be Windows-1252 is taken for it.
 */
export function recogniseEncoding(
  cells: readonly string[],
  stored: StoredText,
): CellEncoding | null {
  const possible = possibleEncodings(stored);
  if (cells.length === 0 || possible.length === 0) return null;
  if (possible.includes('utf-8-twice')) {
    const isTwice = cells.every((cell) => readCell(cell, 'utf-8-twice') !== cell);
    return isTwice ? 'utf-8-twice' : null;
  }
  const words = wordsIn(cells, null);
  const western = Math.max(...WESTERN.map((alphabet) => shareIn(words, alphabet)));
  if (words.length === 0 || western === 1) return null;
  const best = candidates(cells, shareIn(words, ALL_WESTERN))
    .filter(({ share }) => share > LEAST_SHARE)
    .reduce((one, other) => (other.share > one.share ? other : one), {
      encoding: null as CellEncoding | null,
      share: western,
    });
  if (best.encoding) return best.encoding;
  return western < 0.5 ? recogniseMultiByte(cells, possible) : null;
}

/** Of different words; some have typing errors or foreign letters. */
const LEAST_SHARE = 0.95;

type Candidate = { encoding: CellEncoding; share: number };

/** The first of several that are equally likely is the better one. */
function candidates(cells: readonly string[], western: number): Candidate[] {
  const languages = LANGUAGES.flatMap(({ encodings, own, ...alphabet }) =>
    encodings.flatMap((encoding) => {
      const words = wordsIn(cells, encoding);
      const enough = western === 1 ? MORE : MANY;
      return hasDifferent(words, { own, enough })
        ? [{ encoding, share: shareIn(words, alphabet) }]
        : [];
    }),
  );
  const scripts = SCRIPTS.flatMap(({ encoding, letters, vowels }) => {
    const words = wordsIn(cells, encoding);
    return isPronounceable(words, vowels)
      ? [{ encoding, share: shareIn(words, { letters, never: /[a-z]/ }) }]
      : [];
  });
  const mac = shareIn(wordsIn(cells, 'macintosh'), ALL_WESTERN);
  return [
    ...languages,
    ...scripts,
    ...(mac > western ? [{ encoding: 'macintosh' as const, share: mac }] : []),
  ];
}

/** Punctuation that may touch words. */
const AROUND = /[\u00A0“”„‚‘’‹›«»–—…€•®™©´·¡¿№]+/u;

/** Different words with characters beyond ASCII. */
function wordsIn(cells: readonly string[], encoding: CellEncoding | null): string[] {
  const words = cells.flatMap((cell) =>
    readCell(cell, encoding)
      .split(/[\0-@[-`{-\x7F]+/)
      .flatMap((part) => part.split(AROUND))
      .filter((part) => /[^\0-\x7F]/.test(part) && /\p{L}/u.test(part)),
  );
  return [...new Set(words)];
}

/** The share of words that are written with these letters; 0 if there are no words. */
function shareIn(words: readonly string[], { letters, never }: Alphabet): number {
  const pattern = new RegExp(`^[a-z${letters}]*[ªº]?$`);
  const good = words.filter((word) => {
    const lower = lowerCase(word);
    return pattern.test(lower) && !never?.test(lower) && !ODD_CAPITAL.test(word);
  });
  return words.length === 0 ? 0 : good.length / words.length;
}

/** A capital after or as a letter beyond ASCII, in a word that isn't all capitals. */
const ODD_CAPITAL = /\p{Ll}(?![A-Z])\p{Lu}|\p{L}(?![A-Z])\p{Lu}\p{Ll}|(?![a-zß])\p{Ll}[A-Z]/u;

/** Without the dot that JavaScript puts on the small letter of a Turkish İ. */
function lowerCase(word: string): string {
  return word.toLowerCase().replaceAll('\u0307', '');
}

/** Different letters that prove a language. A few customers from several countries have two, by chance even three. */
const MANY = 3;
const MORE = 4;

function hasDifferent(
  words: readonly string[],
  { own, enough }: { own: string; enough: number },
): boolean {
  // Italian accents, which are on last letters, look like Czech ones.
  const found = words.map((word) =>
    [...lowerCase(word).slice(0, -1)].filter((letter) => own.includes(letter)),
  );
  const isInTwoWords = found.filter((letters) => letters.length > 0).length > 1;
  return isInTwoWords && new Set(found.flat()).size >= Math.min(enough, own.length);
}

/** Too few letters may look like words of any script. */
const FEWEST_LETTERS = 6;

function isPronounceable(words: readonly string[], vowels: RegExp): boolean {
  const text = lowerCase(words.join(''));
  const share = (text.match(vowels) ?? []).length / text.length;
  return text.length >= FEWEST_LETTERS && share > 0.25 && share < 0.7;
}

const NAMES: Readonly<Record<string, CellEncoding>> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  Big5: 'big5',
  GB18030: 'gb18030',
  'EUC-KR': 'euc-kr',
};

/** What chardet answers if it found no frequent character. */
const NO_CONFIDENCE = 10;

function recogniseMultiByte(
  cells: readonly string[],
  possible: readonly CellEncoding[],
): CellEncoding | null {
  const found = analyse(bytesOf(cells.join('\n'))!).find(({ name, confidence }) => {
    const encoding = NAMES[name];
    if (!encoding || !possible.includes(encoding) || confidence <= NO_CONFIDENCE) return false;
    return cells.every((cell) => isReadable(readCell(cell, encoding)));
  });
  return found ? NAMES[found.name]! : null;
}
