import { fold } from '@/lib/text';

/** What programs write where there is nothing, in lower case. */
const NOTHINGS = new Set([
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

/** As many characters as the longest of these has. */
const LONGEST = Math.max(...[...NOTHINGS].map((nothing) => nothing.length));

/** Whether a cell says nothing: white space, NULL, nan, N/A and their like. */
export function saysNothing(cell: string): boolean {
  const text = cell.trim();
  if (text.length > LONGEST) return false;
  // Na is a name; NA is what R writes where nothing is known.
  return text === 'NA' || NOTHINGS.has(text.toLowerCase());
}

/** By what values of a status column are told apart: without case, accents, and white space around. */
export function statusKey(value: string): string {
  return fold(value).trim();
}
