import type { CellEncoding } from './cell-encoding';

/** Letters beyond ASCII, in lower case. `never` is a spelling that other languages have. */
export type Alphabet = { letters: string; never?: RegExp };

/** German, French, Spanish, Italian, Catalan, Portuguese, Swedish, Danish, Icelandic, Dutch and Estonian. */
export const WESTERN: readonly Alphabet[] = [
  { letters: 'äöüß' },
  { letters: 'éèêëàâîïôùûüçœæÿ' },
  { letters: 'áéíóúüñç' },
  { letters: 'àèéìíîòóùú' },
  { letters: 'àèéíïòóúüç' },
  { letters: 'ãõáéíóúâêôàç', never: /õ(?!e)/ },
  { letters: 'äåöéüà' },
  { letters: 'æøåéäö' },
  { letters: 'áðéíóúýþæö' },
  { letters: 'éëïöüáíóúèàç' },
  { letters: 'äöõü' },
];

export const ALL_WESTERN: Alphabet = { letters: WESTERN.map(({ letters }) => letters).join('') };

export type Language = Alphabet & {
  encodings: readonly CellEncoding[];
  /** The letters that Western European languages lack, or spell with in another way. */
  own: string;
};

const CENTRAL: readonly CellEncoding[] = ['windows-1250', 'iso-8859-2'];

/** Polish, Czech, Slovak, Hungarian, Romanian, Croatian with Slovene, and Turkish. */
export const LANGUAGES: readonly Language[] = [
  { encodings: CENTRAL, own: 'ąćęłńśźż', letters: 'ąćęłńśźżóöüäé' },
  { encodings: CENTRAL, own: 'čďěňřšťůž', letters: 'čďěňřšťůžáéíóúý' },
  { encodings: CENTRAL, own: 'čďĺľňŕšťž', letters: 'čďĺľňŕšťžáäéíóôúý' },
  { encodings: CENTRAL, own: 'ő', letters: 'őűáéíóöúü', never: /őe/ },
  { encodings: CENTRAL, own: 'ăţş', letters: 'ăţşâî' },
  { encodings: CENTRAL, own: 'čćđšž', letters: 'čćđšž' },
  { encodings: ['windows-1254'], own: 'ğış', letters: 'ğışâçîöüû' },
];

type Script = { encoding: CellEncoding; letters: string; vowels: RegExp };

/** Cyrillic and Greek, whose words have no letters of ASCII. */
export const SCRIPTS: readonly Script[] = [
  {
    encoding: 'windows-1251',
    letters: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґўђѓљњћќџјѕ',
    vowels: /[аеёиоуыэюяєіїўъ]/g,
  },
  {
    encoding: 'windows-1253',
    letters: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ',
    vowels: /[αεηιουωάέήίόύώϊϋ]/g,
  },
];
