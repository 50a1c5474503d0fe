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

export function isBlankCell(cell: string): boolean {
  const text = cell.trim();
  if (text.length > LONGEST) return false;
  // Na is a name; NA is R's missing value.
  return text === 'NA' || BLANKS.has(text.toLowerCase());
}

export function statusKey(value: string): string {
  return fold(value).trim();
}
