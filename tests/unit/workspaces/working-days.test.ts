import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/dates';
import {
  addWorkingDays,
  firstWorkingDay,
  MAX_HOLIDAYS,
  type WorkingCalendar,
} from '@/lib/workspaces/working-days';

const weekdays: WorkingCalendar = { workingDays: '12345', holidays: '' };
const christmas: WorkingCalendar = {
  workingDays: '12345',
  holidays: '2026-12-25 2026-12-28 2027-01-01',
};
const mondays: WorkingCalendar = { workingDays: '1', holidays: '' };

describe('the first working day', () => {
  test.each([
    ['a working day itself', '2026-12-24', weekdays, '2026-12-24'],
    ['Monday after a Saturday', '2026-12-19', weekdays, '2026-12-21'],
    ['Monday after a Sunday', '2026-12-20', weekdays, '2026-12-21'],
    ['the day after a holiday', '2027-01-01', { ...christmas, workingDays: '56' }, '2027-01-02'],
    ['after a weekend between holidays', '2026-12-25', christmas, '2026-12-29'],
    ['in the next year', '2027-01-01', christmas, '2027-01-04'],
    ['a leap day', '2028-02-29', weekdays, '2028-02-29'],
    ['a leap day after a Monday', '2028-02-28', { workingDays: '2', holidays: '' }, '2028-02-29'],
    ['a Sunday', '2026-12-21', { workingDays: '7', holidays: '' }, '2026-12-27'],
    ['before 1970', '1969-12-27', weekdays, '1969-12-29'],
    ['after the last year of an order', '2199-12-31', mondays, '2200-01-06'],
  ])('is %s', (_, date, calendar, first) => {
    expect(firstWorkingDay(date, calendar)).toBe(first);
  });
});

describe('adding working days', () => {
  test.each([
    [0, '2026-12-19', weekdays, '2026-12-21'],
    [0, '2026-12-18', weekdays, '2026-12-18'],
    [1, '2026-12-18', weekdays, '2026-12-21'],
    [1, '2026-12-19', weekdays, '2026-12-21'],
    [1, '2026-12-21', weekdays, '2026-12-22'],
    [5, '2026-12-21', weekdays, '2026-12-28'],
    [1, '2026-12-24', christmas, '2026-12-29'],
    [4, '2026-12-24', christmas, '2027-01-04'],
    [2, '2028-02-28', weekdays, '2028-03-01'],
    [2, '2027-02-28', weekdays, '2027-03-02'],
    [3, '2026-12-21', mondays, '2027-01-11'],
    [1, '2026-12-21', { ...mondays, holidays: '2026-12-28' }, '2027-01-04'],
  ])('%d to %s', (days, date, calendar, result) => {
    expect(addWorkingDays(date, days, calendar)).toBe(result);
  });

  test('ends when all holidays are the only working day of each week', () => {
    const dates = Array.from({ length: MAX_HOLIDAYS }, (_, week) =>
      addDays('2026-01-05', 7 * week),
    );
    const calendar = { workingDays: '1', holidays: dates.join(' ') };
    expect(firstWorkingDay('2026-01-05', calendar)).toBe(addDays('2026-01-05', 7 * MAX_HOLIDAYS));
  });

  test('counts each working day once', () => {
    const workingDays = fc
      .subarray(['1', '2', '3', '4', '5', '6', '7'], { minLength: 1 })
      .map((days) => days.join(''));
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(workingDays, offsets, fc.integer({ min: 1, max: 30 }), (chosen, free, days) => {
        const start = '2027-12-20';
        const holidays = free.sort((one, other) => one - other).map((day) => addDays(start, day));
        const calendar = { workingDays: chosen, holidays: holidays.join(' ') };
        const expected: string[] = [];
        for (let day = addDays(start, 1); expected.length < days; day = addDays(day, 1)) {
          const isChosen = chosen.includes(String(new Date(day).getUTCDay() || 7));
          if (isChosen && !holidays.includes(day)) expected.push(day);
        }
        expect(addWorkingDays(start, days, calendar)).toBe(expected.at(-1));
      }),
    );
  });
});

test.each([
  ['2026-12-2x', weekdays],
  ['', weekdays],
  ['2026-12-25', { workingDays: '', holidays: '' }],
])('an invalid date or calendar is an error, not an endless search: %j %j', (date, calendar) => {
  expect(() => firstWorkingDay(date, calendar)).toThrow(RangeError);
});
