import { expect, test } from 'vitest';
import { among, sizesIn } from '@/scripts/bench/wish';
import { SUITES } from '@/scripts/bench/result';

test('without a choice everything is measured', () => {
  expect(among(undefined, 'suite', SUITES)).toEqual([...SUITES]);
  expect(sizesIn(undefined)).toEqual([1_000, 100_000, 1_000_000]);
});

test('a choice narrows it, and is measured in our order, each thing once', () => {
  expect(among('export,list,list', 'suite', SUITES)).toEqual(['list', 'export']);
  expect(sizesIn('20000,1000,1000')).toEqual([1_000, 20_000]);
});

test('what cannot be measured is refused with a sentence', () => {
  expect(() => among('list,lst', 'suite', SUITES)).toThrow(
    `There is no suite "lst": take of ${SUITES.join(', ')}.`,
  );
  expect(() => sizesIn('1000,many')).toThrow('"many" is not a whole number.');
  expect(() => sizesIn('1000,59')).toThrow('A workspace of 59 orders cannot be measured');
});
