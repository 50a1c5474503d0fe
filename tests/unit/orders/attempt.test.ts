import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attemptTime, DEFAULT_REASONS, isFailed, reasonsOf } from '@/lib/orders/attempt';
import { describeAttempts } from '@/lib/orders/describe';
import { attemptSchema, noteSchema } from '@/lib/orders/schema';

const now = new Date('2026-11-22T13:05:00Z');

describe('the time of an attempt', () => {
  test.each([
    ['2026-11-22T13:05:00.000Z', '2026-11-22T13:05:00.000Z'],
    ['2026-11-20T13:05:00.000Z', '2026-11-20T13:05:00.000Z'],
    ['2026-11-20T13:04:59.999Z', now.toISOString()],
    ['2026-11-22T13:05:00.001Z', now.toISOString()],
    ['nonsense', now.toISOString()],
    [null, now.toISOString()],
  ])('of a device that says %s is %s', (deviceTime, time) => {
    expect(attemptTime(deviceTime, now).toISOString()).toBe(time);
  });
});

test('the usual reasons apply until others are chosen', () => {
  expect(reasonsOf(null)).toBe(DEFAULT_REASONS);
  expect(reasonsOf('Too late\nRefused')).toEqual(['Too late', 'Refused']);
});

test('an order counts as failed while it is ongoing and due on the date of its last attempt', () => {
  const order = { status: 'ONGOING', deliveryDate: '2026-11-22', attemptedFor: '2026-11-22' };
  expect(isFailed(order)).toBe(true);
  expect(isFailed({ ...order, status: 'DELIVERED' })).toBe(false);
  expect(isFailed({ ...order, deliveryDate: '2026-11-23' })).toBe(false);
  expect(isFailed({ ...order, attemptedFor: null })).toBe(false);
});

describe('attempts in words', () => {
  const attempted = {
    attempts: 1,
    attemptReason: 'Nobody home',
    attemptedAt: now.toISOString(),
  };
  const zone = { today: '2026-11-22', timeZone: 'Europe/Warsaw' };
  test.each([
    [attempted, zone, '1 attempt, nobody home, 14:05'],
    [{ ...attempted, attempts: 2 }, zone, '2 attempts, nobody home, 14:05'],
    [attempted, { ...zone, today: '2026-11-23' }, '1 attempt, nobody home, 22 Nov 2026, 14:05'],
    [{ ...attempted, attemptReason: 'VIP lane' }, zone, '1 attempt, VIP lane, 14:05'],
    [{ attempts: null, attemptReason: null, attemptedAt: null }, zone, null],
  ])('%j are %s', (order, when, words) => {
    expect(describeAttempts(order, when)).toBe(words);
  });
});

describe('the form of an attempt', () => {
  const form = { operationId: randomUUID(), id: randomUUID(), version: '1', reason: 'Refused' };
  const errorsOf = (given: object) =>
    attemptSchema
      .safeParse({ ...form, ...given })
      .error?.issues.map(({ path, message }) => [path[0], message]);

  test('needs only a reason', () => {
    expect(attemptSchema.parse(form)).toEqual({
      ...form,
      version: 1,
      note: null,
      nextDate: null,
      deviceTime: null,
      then: 'leave',
    });
    expect(errorsOf({ reason: '' })).toEqual([['reason', 'Reason is missing.']]);
  });

  test('needs a note for another reason', () => {
    const needed = [['attemptNote', '“Other” needs a note that says why.']];
    expect(errorsOf({ reason: 'Other' })).toEqual(needed);
    expect(errorsOf({ reason: 'Other', attemptNote: ' \n ' })).toEqual(needed);
    expect(errorsOf({ reason: 'Other', attemptNote: 'Flooded' })).toBeUndefined();
  });

  test('drops an invalid time, and refuses an invalid date', () => {
    expect(attemptSchema.parse({ ...form, deviceTime: 'soon' }).deviceTime).toBeNull();
    expect(errorsOf({ nextDate: '2026-02-30' })).toEqual([
      ['nextDate', 'Delivery date must be a valid date from 1900 to 2199.'],
    ]);
  });
});

test('a note keeps its line breaks, up to 1,000 characters', () => {
  const form = { operationId: randomUUID(), id: randomUUID() };
  expect(noteSchema.parse({ ...form, note: ' One \r\nTwo\n' }).note).toBe('One\nTwo');
  expect(noteSchema.safeParse({ ...form, note: 'x'.repeat(1_000) }).success).toBe(true);
  expect(noteSchema.safeParse({ ...form, note: 'x'.repeat(1_001) }).success).toBe(false);
  expect(noteSchema.safeParse({ ...form, note: ' ' }).success).toBe(false);
});
