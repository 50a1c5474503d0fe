import { fold } from '@/lib/normalize';

/** What programs write for empty cells, in lower case. */
const BLANKS = new Set([
  '',
  'null',
  '(null)',
  '<null>',
  'nil',
  'none',
  'nan',
  'nat',
  'n/a',
  'n.a.',
  '<na>',
  'undefined',
  '#n/a',
  '#null!',
  '#ref!',
  '#value!',
  '#name?',
  '#num!',
  '#div/0!',
]);

const LONGEST = Math.max(...[...BLANKS].map((nothing) => nothing.length));

/** A formula that only holds a text, which keeps spreadsheets from changing it: ="00125". */
const TEXT_FORMULA = /^\s*="((?:[^"]|"")*)"\s*$/;

/** The text of a formula that only holds one; any other cell as it is. */
export function plainCell(cell: string): string {
  const text = cell.includes('="') ? TEXT_FORMULA.exec(cell)?.[1] : undefined;
  return text === undefined ? cell : text.replaceAll('""', '"');
}

export function isBlankCell(cell: string): boolean {
  const text = plainCell(cell).trim();
  if (text.length > LONGEST) return false;
  // Na is a name; NA is R's missing value.
  return text === 'NA' || BLANKS.has(text.toLowerCase());
}

export function statusKey(value: string): string {
  return fold(value).trim();
}
