import { describe, expect, test } from 'vitest';
import { findWords, proseOf } from '@/scripts/lib/words';

describe('unwanted words', () => {
  test.each([
    ['Saving writes it anew.', 'anew'],
    ['The courier to whom it goes', 'whom'],
    ['Somebody else edited it.', 'Somebody'],
    ['a courier who is none any more', 'none any more'],
    ['until the group is let loose', 'let loose'],
    ['Bad rows are mended in place.', 'mended'],
    ['A team takes new orders in.', 'takes new orders in'],
    ['An undo takes it back.', 'takes it back'],
  ])('%s', (text, words) => {
    expect(findWords(text).map((found) => found.words)).toContain(words);
  });

  test('are found across lines, of prose and of comments', () => {
    expect(findWords('one\nThe owner is\ntold of it.')).toMatchObject([
      { line: 2, words: 'is told', instead: expect.any(String) },
    ]);
    expect(findWords('/**\n * The owner is\n * told of it.\n */')).toMatchObject([{ line: 2 }]);
    expect(findWords('// The owner is\n  // told of it.')).toMatchObject([{ line: 1 }]);
  });

  test('come in the order of their lines', () => {
    expect(findWords('whom\nanew\nwhom').map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test.each([
    'Someone else edited this order.',
    'a recommendation, an amendment, a renewal',
    'const mendRows = bySelf;',
    'The order is read by its ID.',
    'There is no more than one.',
  ])('are not in: %s', (text) => {
    expect(findWords(text)).toEqual([]);
  });

  test('are allowed in the code of a Markdown file, which keeps its lines', () => {
    const markdown = 'Not `anew`, not ``somebody``:\n\n```\nwhom\n```\n\nbut anew';
    expect(findWords(proseOf(markdown))).toMatchObject([{ line: 7, words: 'anew' }]);
    expect(proseOf(markdown)).toHaveLength(markdown.length);
  });

  test('are found after a backtick that nothing closes', () => {
    expect(findWords(proseOf('one ` two\n\nanew ` three'))).toMatchObject([{ line: 3 }]);
  });
});
