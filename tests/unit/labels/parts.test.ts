import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countParts, partOf, PLACES_PER_PART, sheetsOf } from '@/lib/labels/parts';
import { labelsOn, SHEET_NAMES, SHEETS } from '@/lib/labels/sheets';

test('the parts of a run contain each label once, in order, whatever the sheet and the first free place', () => {
  const run = fc.constantFrom(...SHEET_NAMES).chain((name) =>
    fc.record({
      sheet: fc.constant(SHEETS[name]),
      start: fc.integer({ min: 1, max: labelsOn(SHEETS[name]) }),
      count: fc.integer({ min: 0, max: 3_000 }),
    }),
  );
  fc.assert(
    fc.property(run, ({ sheet, start, count }) => {
      const all = Array.from({ length: count }, (_, label) => label);
      const printed: number[] = [];
      for (let number = 1; number <= countParts({ sheet, start }, count); number += 1) {
        const { from, take, skip } = partOf({ sheet, start }, number);
        const labels = all.slice(from, from + take);
        expect(count === 0 || labels.length > 0).toBe(true);
        for (const one of sheetsOf(labels, { sheet, skip })) {
          expect(one.skip).toBe(printed.length === 0 ? start - 1 : 0);
          expect(one.skip + one.labels.length).toBeLessThanOrEqual(labelsOn(sheet));
          printed.push(...one.labels);
        }
      }
      expect(printed).toEqual(all);
    }),
    { numRuns: 25 },
  );
});

test('25 labels are two sheets of 24, and so are two that start at the last place', () => {
  const sheet = SHEETS.a4;
  expect(sheetsOf(Array(25).fill('label'), { sheet, skip: 0 })).toHaveLength(2);
  expect(sheetsOf(['first', 'second'], { sheet, skip: 23 })).toEqual([
    { skip: 23, labels: ['first'] },
    { skip: 0, labels: ['second'] },
  ]);
});

test('a part is a whole number of sheets of every kind, so that none is torn', () => {
  for (const name of SHEET_NAMES) expect(PLACES_PER_PART % labelsOn(SHEETS[name])).toBe(0);
});
