import { expect, test } from 'vitest';
import { valuesOf, withRow } from '@/scripts/bench/record';
import { resultsOf } from '@/scripts/bench/result';

const document = 'Before\n\n<!-- commits -->\n<!-- /commits -->\n\nAfter\n';

/** The first two cells of each row. */
function rowsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^\| (\w+ \| [^|]+?) \|/gm)].map(([, cells]) => cells!).slice(1);
}

test('rows are appended, and the last five stay', () => {
  const commits = ['a', 'b', 'c', 'd', 'e', 'f'];
  const text = commits.reduce((markdown, commit) => withRow(markdown, [commit, 'x']), document);
  expect(rowsIn(text)).toEqual(['b | x', 'c | x', 'd | x', 'e | x', 'f | x']);
  expect(text).toMatch(/^Before\n\n<!-- commits -->\n\| commit \|/);
  expect(text).toMatch(/<!-- \/commits -->\n\nAfter\n$/);
});

test('the row of a commit is updated, except for what was not measured', () => {
  const first = withRow(withRow(document, ['a', '1', '2']), ['b', '1', '2']);
  expect(withRow(first, ['a', '3', ''])).toContain('\n| a | 3 | 2 |\n| b | 1 | 2 |\n');
});

test('a file without the table is refused', () => {
  expect(() => withRow('Text', ['a'])).toThrow('The file has no line "<!-- commits -->".');
});

test('a row has the figures of the largest workspace', () => {
  const common = { name: '25 rows', cpu: 9.6 };
  const results = [
    ...resultsOf('render', 'sqlite', [
      { ...common, orders: 1_000, more: { of_empty: 1.66, kb: 71.25, gzip_kb: 11 } },
      { orders: 1_000, name: 'live refresh', cpu: 2.5, more: { kb: 10 } },
    ]),
    ...resultsOf(
      'write',
      'sqlite',
      ['create', 'edit', 'deliver'].flatMap((name) => [
        { orders: 60, name: `${name}, 1 client`, more: { of_bare: 0.1 } },
        { orders: 1_000, name: `${name}, 1 client`, more: { of_bare: 0.7 } },
      ]),
    ),
  ];
  expect(valuesOf(results)).toEqual(['9.6', '1.66', '71.3 (11)', '2.5 (10)', '0.7, 0.7, 0.7']);
  expect(valuesOf(resultsOf('write', 'sqlite', []))).toEqual(['', '', '', '', '']);
});
