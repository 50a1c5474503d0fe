import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeWindow, isForwards, joinWindow, windowSides } from '@/lib/orders/time-window';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

test('any window is the same after joining and splitting', () => {
  fc.assert(
    fc.property(fc.option(time), fc.option(time), (from, until) => {
      expect(windowSides(joinWindow({ from, until }))).toEqual({ from, until });
    }),
  );
});

test.each(['', '-', '9:00-', '24:00-', '09:00-10:00-11:00', 'morning', '-09:60'])(
  '“%s” has no times',
  (text) => {
    expect(windowSides(text)).toEqual({ from: null, until: null });
  },
);

test.each([
  ['09:00-11:00', true],
  ['09:00-', true],
  ['-00:00', true],
  ['11:00-09:00', false],
  ['09:00-09:00', false],
])('whether %s ends later than it begins: %s', (window, expected) => {
  expect(isForwards(window)).toBe(expected);
});

describe('is described', () => {
  test.each([
    ['09:00-11:00', '09:00–11:00'],
    ['09:00-', 'from 09:00'],
    ['-11:00', 'until 11:00'],
    ['unreadable', 'unreadable'],
  ])('%s as “%s”', (window, text) => {
    expect(describeWindow(window)).toBe(text);
  });
});
