import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/dates';
import { OUT_OF_DATE } from '@/lib/forms/fields';
import { orderFields } from '@/lib/orders/schema';
import { deleteWorkspaceSchema, settingsSchema } from '@/lib/workspaces/schema';

const form = {
  operationId: randomUUID(),
  workspaceName: 'Parcel & Sons',
  timeZone: 'UTC',
  startView: 'all',
  workingDay1: 'yes',
  holidays: '',
  attemptReasons: '',
};

/** What is wrong with the field, or null. */
function wrong(field: string, value: unknown): string | null {
  const parsed = settingsSchema.safeParse({ ...form, [field]: value });
  return parsed.error?.issues.find(({ path }) => path[0] === field)?.message ?? null;
}

function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, days) => addDays(first, days));
}

describe('the settings form', () => {
  test('trims text and normalizes it to NFC', () => {
    const typed = { ...form, workspaceName: '  Łódź\u0301  ', defaultSender: ' Northern Goods ' };
    expect(settingsSchema.parse(typed)).toMatchObject({
      workspaceName: 'Łódź\u0301'.normalize('NFC'),
      defaultSender: 'Northern Goods',
    });
  });

  test.each([undefined, '', '   ', '\u200B'])(
    'stores no default sender when nothing is typed: %j',
    (typed) => {
      expect(settingsSchema.parse({ ...form, defaultSender: typed }).defaultSender).toBeNull();
    },
  );

  test.each(['', 'a'.repeat(101), 'a\0b', 'half \uD800', '\u202E', undefined])(
    'refuses an invalid name: %j',
    (name) => {
      expect(wrong('workspaceName', name)).toMatch(/^Workspace name /);
    },
  );

  test.each(['', 'Mars/Olympus', '+02:00', 'Europe/Warsaw ', '__proto__', undefined])(
    'refuses an unknown time zone: %j',
    (zone) => {
      expect(wrong('timeZone', zone)).toMatch(/time zone/i);
    },
  );

  test.each(['a'.repeat(201), 'a\0b', 'half \uD800'])(
    'refuses a default sender that no order could have: %j',
    (sender) => {
      expect(wrong('defaultSender', sender)).toMatch(/^Default sender /);
      expect(orderFields.senderName.safeParse(sender).success).toBe(false);
    },
  );

  test('accepts every default sender that an order could have', () => {
    const longest = 'ż'.repeat(200);
    expect(wrong('defaultSender', longest)).toBeNull();
    expect(orderFields.senderName.parse(longest)).toBe(longest);
  });

  test('stores the chosen days in the order of the week', () => {
    const { workingDays } = settingsSchema.parse({
      ...form,
      workingDay7: 'yes',
      workingDay3: 'yes',
      workingDay8: 'yes',
    });
    expect(workingDays).toBe('137');
  });

  test('needs a working day', () => {
    const typed = { ...form, workingDay1: 'no', workingDays: '12345' };
    expect(settingsSchema.safeParse(typed).error?.issues).toMatchObject([
      { path: ['workingDays'], message: 'Choose at least one day.' },
    ]);
  });

  test.each([
    ['', ''],
    [' \r\n ', ''],
    ['2026-12-25', '2026-12-25'],
    ['2026-12-25\r\n2026-12-26\r\n', '2026-12-25 2026-12-26'],
    ['2027-01-01, 2026-12-25,2026-12-25\u00A0 2026-12-26', '2026-12-25 2026-12-26 2027-01-01'],
    ['\u200B2028-02-29\uFEFF', '2028-02-29'],
  ])('stores holidays sorted and once each: %j', (typed, stored) => {
    expect(settingsSchema.parse({ ...form, holidays: typed }).holidays).toBe(stored);
  });

  test.each([
    ['25.12.2026', '25.12.2026'],
    ['2026-12-25\n2026-02-29\n2026-13-01', '2026-02-29'],
    ['2026-12-25;2026-12-26', '2026-12-25;2026-12-26'],
    ['1899-12-31', '1899-12-31'],
    ['a'.repeat(5_000), `${'a'.repeat(39)}…`],
  ])('refuses a wrong holiday and quotes it: %j', (typed, quoted) => {
    expect(wrong('holidays', typed)).toBe(
      `“${quoted}” isn’t a valid date. Write each date as in 2026-12-25.`,
    );
  });

  test('accepts at most 100 holidays', () => {
    const most = datesFrom('2026-12-25', 100);
    expect(wrong('holidays', [...most, ...most].join('\n'))).toBeNull();
    expect(wrong('holidays', datesFrom('2026-12-25', 101).join('\n'))).toBe(
      'Holidays can have at most 100 dates; this has 101.',
    );
  });

  test('is out of date without a field for holidays', () => {
    expect(wrong('holidays', undefined)).toBe(OUT_OF_DATE);
  });
});

test('deleting a workspace needs its name and the password, which is kept as typed', () => {
  const parsed = deleteWorkspaceSchema.safeParse({ operationId: form.operationId });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'Workspace name is missing.',
    'Current password is missing.',
  ]);
  const typed = { ...form, confirmation: ' Parcel & Sons ', currentPassword: ' two cats ' };
  expect(deleteWorkspaceSchema.parse(typed)).toMatchObject({
    confirmation: 'Parcel & Sons',
    currentPassword: ' two cats ',
  });
});

describe('the reasons for failed attempts', () => {
  const reasonsFrom = (attemptReasons: string) =>
    settingsSchema.parse({ ...form, attemptReasons }).attemptReasons;

  test.each([
    ['', null],
    [' \r\n\u200B\n', null],
    ['Nobody home\r\nRefused\r\nWrong address\r\nClosed\r\nDamaged', null],
    ['Other\nother', null],
    [' Too late \nNobody home\n\nToo late', 'Too late\nNobody home'],
    ['x'.repeat(60), 'x'.repeat(60)],
  ])('%j are stored as %j', (typed, stored) => {
    expect(reasonsFrom(typed)).toBe(stored);
  });

  test.each([
    ['x'.repeat(61), 'Each reason can have at most 60 characters, all on one line.'],
    ['a\u0000b', 'Each reason can have at most 60 characters, all on one line.'],
    [
      Array.from({ length: 13 }, (_, at) => `Reason ${at}`).join('\n'),
      'There can be at most 12 reasons; this has 13.',
    ],
  ])('%j are refused', (typed, message) => {
    expect(wrong('attemptReasons', typed)).toBe(message);
  });
});
