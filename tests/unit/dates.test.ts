import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDate,
  describeAge,
  describeDate,
  formatDate,
  formatDay,
  formatInstant,
  formatTime,
  isCalendarDate,
  isTimeZone,
  startOfDay,
  weekOf,
} from '@/lib/dates';

describe('a calendar date', () => {
  test.each(['2026-04-17', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])(
    '%s is valid',
    (text) => expect(isCalendarDate(text)).toBe(true),
  );

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '0000-00-00',
    '1899-12-31',
    '2200-01-01',
    '2026-4-17',
    '26-04-17',
    '02026-04-17',
    '2026-04-17T00:00',
    '2026-04-17\n',
    ' 2026-04-17',
    '２０２６-04-17',
    '17.04.2026',
    '',
  ])('%j is invalid', (text) => expect(isCalendarDate(text)).toBe(false));
});

describe('a time zone', () => {
  test.each(['UTC', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires'])('%s is known', (name) =>
    expect(isTimeZone(name)).toBe(true),
  );

  test.each(['', 'Mars/Olympus', 'Asia/', '../etc/passwd'])('%j is unknown', (name) =>
    expect(isTimeZone(name)).toBe(false),
  );
});

describe('the calendar date', () => {
  test.each([
    ['2026-04-17T18:14:59.999Z', 'Asia/Kathmandu', '2026-04-17'],
    ['2026-04-17T18:15:00.000Z', 'Asia/Kathmandu', '2026-04-18'],
    ['2026-04-17T21:59:59.999Z', 'Europe/Warsaw', '2026-04-17'],
    ['2026-04-17T22:00:00.000Z', 'Europe/Warsaw', '2026-04-18'],
    ['2026-04-17T00:00:00.000Z', 'UTC', '2026-04-17'],
    ['2026-04-17T09:59:59.999Z', 'Pacific/Kiritimati', '2026-04-17'],
    ['2026-04-17T10:00:00.000Z', 'Pacific/Kiritimati', '2026-04-18'],
    ['2026-04-18T10:59:59.999Z', 'Pacific/Pago_Pago', '2026-04-17'],
    ['2025-12-31T23:00:00.000Z', 'Europe/Warsaw', '2026-01-01'],
    ['2026-03-08T04:59:59.999Z', 'America/New_York', '2026-03-07'],
  ])('at %s in %s is %s', (instant, timeZone, date) => {
    expect(calendarDate(new Date(instant), timeZone)).toBe(date);
  });

  test('has four, two and two digits in early years', () => {
    expect(calendarDate(new Date('1901-02-03T12:00:00Z'), 'UTC')).toBe('1901-02-03');
  });
});

describe('the start of a day', () => {
  test.each([
    ['2026-04-18', 'UTC', '2026-04-18T00:00:00.000Z'],
    ['2026-04-18', 'Asia/Kathmandu', '2026-04-17T18:15:00.000Z'],
    ['2026-04-18', 'Asia/Kolkata', '2026-04-17T18:30:00.000Z'],
    ['2026-04-18', 'Australia/Eucla', '2026-04-17T15:15:00.000Z'],
    ['2026-04-18', 'Pacific/Kiritimati', '2026-04-17T10:00:00.000Z'],
    ['2026-04-18', 'Etc/GMT+12', '2026-04-18T12:00:00.000Z'],
    ['2026-01-01', 'Europe/Warsaw', '2025-12-31T23:00:00.000Z'],
    ['2199-12-31', 'Pacific/Pago_Pago', '2199-12-31T11:00:00.000Z'],
  ])('%s in %s is %s', (date, timeZone, instant) => {
    expect(startOfDay(date, timeZone)).toEqual(new Date(instant));
  });

  test.each([
    ['2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', 23],
    ['2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 25],
  ])('in New York %s lasts from %s to %s', (date, from, to, hours) => {
    const start = startOfDay(date, 'America/New_York');
    const end = startOfDay(addDays(date, 1), 'America/New_York');
    expect([start, end]).toEqual([new Date(from), new Date(to)]);
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours);
  });

  test('is one o’clock where clocks are put forward at midnight', () => {
    const start = startOfDay('2018-11-04', 'America/Sao_Paulo');
    expect(start).toEqual(new Date('2018-11-04T03:00:00.000Z'));
    expect(formatTime(start, 'America/Sao_Paulo')).toBe('01:00');
  });

  test('is the first of two midnights where clocks are put back at one', () => {
    const start = startOfDay('2025-11-02', 'America/Havana');
    expect(start).toEqual(new Date('2025-11-02T04:00:00.000Z'));
    expect(formatTime(new Date(start.getTime() + 3_600_000), 'America/Havana')).toBe('00:00');
  });

  test('comes after the second eleven o’clock where clocks are put back at midnight', () => {
    const start = startOfDay('2018-02-18', 'America/Sao_Paulo');
    expect(start).toEqual(new Date('2018-02-18T03:00:00.000Z'));
  });

  test('of a date that a time zone skipped is that of the next', () => {
    const next = startOfDay('2011-12-31', 'Pacific/Apia');
    expect(next).toEqual(new Date('2011-12-30T10:00:00.000Z'));
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toEqual(next);
  });

  test.each(['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Asia/Beirut'])(
    'is the first instant of every date over years in %s',
    (timeZone) => {
      for (let date = '2026-01-01'; date < '2028-01-01'; date = addDays(date, 1)) {
        const start = startOfDay(date, timeZone);
        expect(calendarDate(start, timeZone)).toBe(date);
        const before = new Date(start.getTime() - 1);
        expect(calendarDate(before, timeZone)).toBe(addDays(date, -1));
      }
    },
  );
});

describe('days from a date', () => {
  test.each([
    ['2026-04-17', 0, '2026-04-17'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-08', 13, '2026-03-21'],
    ['2026-11-22', -13, '2026-11-09'],
  ])('%s and %d is %s', (date, days, other) => {
    expect(addDays(date, days)).toBe(other);
  });
});

describe('the week of a date', () => {
  test.each([
    ['2026-11-16', '2026-11-16', '2026-11-22'],
    ['2026-11-19', '2026-11-16', '2026-11-22'],
    ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
    ['2024-03-03', '2024-02-26', '2024-03-03'],
  ])('%s runs from Monday %s to Sunday %s', (date, from, to) => {
    expect(weekOf(date)).toEqual({ from, to });
  });
});

describe('a date in words', () => {
  test.each([
    ['2026-04-17', 'Today'],
    ['2026-04-18', 'Tomorrow'],
    ['2026-04-16', 'Yesterday'],
    ['2026-04-19', '19 Apr 2026'],
    ['2026-04-15', '15 Apr 2026'],
    ['2025-04-17', '17 Apr 2025'],
  ])('%s seen on 2026-04-17 is %s', (date, words) => {
    expect(describeDate(date, '2026-04-17')).toBe(words);
  });

  test('works across months, years and daylight saving', () => {
    expect(describeDate('2026-03-01', '2026-02-28')).toBe('Tomorrow');
    expect(describeDate('2025-12-31', '2026-01-01')).toBe('Yesterday');
    expect(describeDate('2026-03-29', '2026-03-28')).toBe('Tomorrow');
  });

  test('is the same date in every time zone', () => {
    expect(formatDate('2026-04-17')).toBe('17 Apr 2026');
    expect(formatDate('1900-01-01')).toBe('1 Jan 1900');
    expect(formatDate('2199-12-31')).toBe('31 Dec 2199');
    expect(formatDay('2026-09-04')).toBe('4 Sep');
  });
});

describe('an instant in words', () => {
  const instant = new Date('2026-04-17T18:20:00Z');

  test.each([
    ['UTC', '17 Apr 2026, 18:20', '18:20'],
    ['Asia/Kathmandu', '18 Apr 2026, 00:05', '00:05'],
    ['America/New_York', '17 Apr 2026, 14:20', '14:20'],
    ['Europe/Warsaw', '17 Apr 2026, 20:20', '20:20'],
  ])('in %s is %s', (timeZone, words, time) => {
    expect(formatInstant(instant, timeZone)).toBe(words);
    expect(formatTime(instant, timeZone)).toBe(time);
  });
});

describe('an age in words', () => {
  test.each([
    [-30, 'just now'],
    [0, 'just now'],
    [59.9, 'just now'],
    [60, '1 minute ago'],
    [119, '1 minute ago'],
    [3_599, '59 minutes ago'],
    [3_600, '1 hour ago'],
    [86_399, '23 hours ago'],
    [86_400, '1 day ago'],
    [40 * 86_400, '1 month ago'],
    [3 * 366 * 86_400, '3 years ago'],
  ])('of %d seconds is %s', (seconds, words) => {
    const now = new Date('2026-04-17T12:00:00Z');
    expect(describeAge(new Date(now.getTime() - seconds * 1_000), now)).toBe(words);
  });
});
