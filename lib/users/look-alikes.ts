/** Alphabets of which letters look like each other's. */
const ALPHABETS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/**
 * Small letters that look like Latin ones, each of another, after the confusable characters of UTS 39: whole words can be
 * written with them that look Latin.
 */
const LATIN = [
  {
    а: 'a',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    ӏ: 'l',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    у: 'y',
  },
  { α: 'a', γ: 'y', ι: 'i', ν: 'v', ο: 'o', ρ: 'p', υ: 'u' },
  { ց: 'g', հ: 'h', յ: 'j', ո: 'n', օ: 'o', զ: 'q', ս: 'u' },
] as Record<string, string>[];

/** Whether a name has letters of alphabets that look alike, as "аnn" with a Cyrillic а: people take it for another. */
export function mixesAlphabets(name: string): boolean {
  return ALPHABETS.filter((alphabet) => alphabet.test(name)).length > 1;
}

/**
 * The names of other alphabets that look like this one, which is of one alphabet and in small letters: "оса" is Cyrillic,
 * and looks like the Latin "oca".
 */
export function lookAlikes(name: string): string[] {
  const latin = /\p{Script=Latin}/u.test(name) ? name : LATIN.map(spelled(name)).find(Boolean);
  if (!latin) return [];
  const others = LATIN.map((letters) =>
    Object.fromEntries(Object.entries(letters).map(([letter, as]) => [as, letter])),
  ).map(spelled(latin));
  return [latin, ...others].filter((other) => other !== undefined && other !== name) as string[];
}

/** Spells a name with the letters that stand for its own; undefined where one has none. What is no letter stays. */
function spelled(name: string): (letters: Record<string, string>) => string | undefined {
  return (letters) => {
    const all = [...name].map((sign) => (/\p{L}/u.test(sign) ? letters[sign] : sign));
    return all.includes(undefined) ? undefined : all.join('');
  };
}
