import { expect, test } from 'vitest';
import { compareTitles, groupByFile } from '@/tests/support/titles';

test('two lists differ in removed, new and moved lines', () => {
  const before = [
    'p › a › stays',
    'p › a › moves',
    'p › a › goes',
    'p › a › twice',
    'q › a › twice',
  ];
  const after = ['p › a › stays', 'q › b › moves', 'p › a › comes', 'q › a › twice'];
  expect(compareTitles(before, after)).toEqual({
    gone: ['p › a › goes'],
    'gone here, kept elsewhere': ['p › a › twice'],
    new: ['p › a › comes'],
    moved: 1,
  });
});

test('a repeated line counts each time', () => {
  const [line, other] = ['p › a › same', 'p › a › other'];
  expect(compareTitles([line, line], [line, other])).toMatchObject({
    'gone here, kept elsewhere': [line],
    new: [other],
  });
});

test('lines are grouped by project and file', () => {
  expect(groupByFile(['p › a › x', 'q › a › y', 'p › a › g › z'])).toEqual([
    'p › a',
    '  x',
    '  g › z',
    'q › a',
    '  y',
  ]);
});
