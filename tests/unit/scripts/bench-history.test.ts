import { expect, test } from 'vitest';
import { historyOf, newHistory } from '@/scripts/bench/fill/history';
import { COMMON_CITY, PEOPLE, RARE_SENDER } from '@/scripts/bench/fill/names';

const TOTAL = 5_000;
const NOW = Date.parse('2026-11-22T12:00:00.000Z');

const history = newHistory(PEOPLE.map((name) => ({ id: name, name })));
const batches = [...historyOf(history, TOTAL, NOW)];
const orders = batches.flatMap(({ Order }) => Order);
const entries = batches.flatMap(({ Log }) => Log);
const texts = (column: string) => orders.map((order) => String(order[column]));

test('every order is written once, in order of creation', () => {
  expect(orders).toHaveLength(TOTAL);
  expect(texts('createdAt')).toEqual(texts('createdAt').toSorted());
  expect(new Set(texts('orderId')).size).toBe(TOTAL);
  expect(history.ongoingCount + history.deliveredCount).toBe(TOTAL);
});

test('the log has no gaps, and its times ascend', () => {
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  const times = entries.map(({ at }) => String(at));
  expect(times).toEqual(times.toSorted());
});

test('past days are delivered except for a few orders, and future days reach two weeks ahead', () => {
  const past = orders.filter(({ deliveryDate }) => String(deliveryDate) < '2026-11-22');
  const delivered = past.filter(({ status }) => status === 'DELIVERED').length;
  expect(delivered / past.length).toBeGreaterThan(0.97);
  expect(delivered).toBeLessThan(past.length);
  const later = orders.filter(({ deliveryDate }) => String(deliveryDate) > '2026-11-22');
  expect(later.filter(({ status }) => status === 'DELIVERED')).toEqual([]);
  expect(texts('deliveryDate').toSorted().at(-1)).toBe('2026-12-06');
});

test('some values are common, some are rare, and one user creates most orders', () => {
  const share = (column: string, text: string) =>
    texts(column).filter((value) => value.includes(text)).length / TOTAL;
  expect(share('recipientAddress', COMMON_CITY)).toBeGreaterThan(0.1);
  expect(share('senderName', RARE_SENDER)).toBe(5 / TOTAL);
  expect(share('recipientName', 'Nowak')).toBeGreaterThan(0.01);
  expect(share('createdById', PEOPLE[0]!)).toBeGreaterThan(0.4);
  expect(share('createdById', PEOPLE.at(-1)!)).toBeLessThan(0.02);
});
