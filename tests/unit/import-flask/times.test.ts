import { describe, expect, test } from 'vitest';
import { sortByTime, instantOf } from '@/scripts/import-flask/times';
import type { FlaskEntry } from '@/scripts/import-flask/source';

describe('a time of the Flask application', () => {
  test.each([
    ['2024-05-04 10:30:00.123456', '2024-05-04T10:30:00.123Z'],
    ['2024-05-04 10:30:00.999999', '2024-05-04T10:30:00.999Z'],
    ['2024-05-04 10:30:00', '2024-05-04T10:30:00.000Z'],
    ['2024-05-04T10:30:00.5', '2024-05-04T10:30:00.500Z'],
    ['2024-05-04 10:30', '2024-05-04T10:30:00.000Z'],
    [' 2024-05-04 ', '2024-05-04T00:00:00.000Z'],
  ])('is in UTC, in any local time zone: %s', (text, instant) => {
    expect(instantOf(text)?.toISOString()).toBe(instant);
  });

  test.each([
    null,
    '',
    '0',
    '1714818600',
    'yesterday',
    '2024-02-30 10:00:00',
    '2024-05-04 24:00:00',
  ])('is null if it is invalid: %j', (text) => expect(instantOf(text)).toBeNull());
});

test('entries are sorted by time, then by key; one without a time stays after the previous one', () => {
  const entry = (id: string, timestamp: string | null): FlaskEntry => ({
    id,
    timestamp,
    action: 'Created',
    userId: '1',
    orderId: null,
    orderStringId: null,
  });
  const now = new Date('2026-11-23T12:00:00Z');
  const entries = sortByTime(
    [
      entry('1', null),
      entry('2', '2024-05-02 00:00:00'),
      entry('3', 'broken'),
      entry('4', '2024-05-01 00:00:00'),
      entry('5', '2024-05-02 00:00:00'),
    ],
    now,
  );
  expect(entries.map(({ id, isGuessed }) => [id, isGuessed])).toEqual([
    ['4', false],
    ['2', false],
    ['3', true],
    ['5', false],
    ['1', true],
  ]);
  expect(entries.at(-1)!.at).toBe(now);
});
