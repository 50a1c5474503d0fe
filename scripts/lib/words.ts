import { UNWANTED_WORDS } from './unwanted-words';

export type FoundWords = { line: number; words: string; instead: string };

/** Between two words: white space, and a comment or quotation marker if they are on two lines. */
const GAP = String.raw`\s+(?:(?:\*|//|>)\s+)?`;

const PATTERNS = Object.entries(UNWANTED_WORDS).map(([source, instead]) => ({
  pattern: new RegExp(String.raw`\b(?:${source.replaceAll(' ', GAP)})\b`, 'gi'),
  instead,
}));

/** Unwanted words in a text, in order, with the number of their first line. */
export function findWords(text: string): FoundWords[] {
  return PATTERNS.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
      line: text.slice(0, index).split('\n').length,
      words: words.replaceAll(/\s+/g, ' '),
      instead,
    })),
  ).sort((a, b) => a.line - b.line);
}

/** Fenced blocks and inline code of Markdown; inline code ends within its paragraph. */
const CODE = /^(`{3,})[^]*?^\1|(`+)(?:[^`\n]|\n(?!\n))+?\2(?!`)/gm;

/** Markdown with its code blanked out, in the same lines, so that text can quote an unwanted word as code. */
export function proseOf(markdown: string): string {
  return markdown.replaceAll(CODE, (code) => code.replaceAll(/[^\n]/g, ' '));
}
