import { expect, test } from 'vitest';
import { parseCommits, parseNames, parseSizes } from '@/scripts/bench/options';
import { DEFAULT_SUITES, SUITES } from '@/scripts/bench/result';

test('by default everything is measured', () => {
  expect(parseNames(undefined, 'suite', SUITES)).toEqual([...SUITES]);
  expect(parseSizes(undefined)).toEqual([1_000, 100_000, 1_000_000]);
});

test('chosen suites and sizes are measured in our order, each once', () => {
  expect(parseNames('export,list,list', 'suite', SUITES)).toEqual(['list', 'export']);
  expect(parseSizes('20000,1000,1000')).toEqual([1_000, 20_000]);
});

test('an invalid choice is rejected with one sentence', () => {
  expect(() => parseNames('list,lst', 'suite', SUITES)).toThrow(
    `There is no suite "lst": choose from ${SUITES.join(', ')}.`,
  );
  expect(() => parseSizes('1000,many')).toThrow('"many" is not a whole number.');
  expect(() => parseSizes('1000,59')).toThrow('A workspace of 59 orders cannot be measured');
});

test('another server is compared with only on request', () => {
  expect(SUITES.filter((suite) => !DEFAULT_SUITES.includes(suite))).toEqual(['original']);
});

test('different commits are compared, each with its own database', () => {
  expect(parseCommits(undefined)).toBeUndefined();
  expect(parseCommits('main~5,main')).toEqual(['main~5', 'main']);
  expect(parseCommits('main')).toEqual(['main']);
  for (const given of ['', ',', 'main,main']) {
    expect(() => parseCommits(given)).toThrow('Name different commits to measure');
  }
  expect(() => parseCommits('a,b', 'postgresql://localhost')).toThrow('leave --server out');
});
