import { expect, test } from 'vitest';
import { bulkActionSummary, bulkActionTitle, describeResult } from '@/lib/bulk/describe';
import { reasonSentence } from '@/lib/bulk/messages';
import type { OriginalAction, BulkAction } from '@/lib/bulk/queries';

const group: BulkAction = {
  id: '01a2039a-9117-75a3-8c90-ea955aab0d08',
  verb: 'markDelivered',
  deliveryDate: null,
  courierId: null,
  courierName: null,
  timeWindow: null,
  undoes: null,
  userName: 'Ann',
  isOwn: true,
  isAtWork: false,
  createdAt: new Date(0),
  appliedAt: null,
  state: 'preview',
  total: 143,
  handled: 0,
  done: 0,
  refused: 0,
};
const deliver: OriginalAction = { verb: 'markDelivered', isUndone: false };
const sentences = (given: Partial<BulkAction>, changing = 0, action = deliver) => [
  bulkActionTitle({ ...group, ...given }, action, changing),
  bulkActionSummary({ ...group, ...given }, action, changing),
];

test('a preview asks, and shows how many orders change', () => {
  expect(sentences({}, 140)).toEqual(['Mark 140 orders delivered?', '140 will change.']);
  expect(sentences({}, 1)).toEqual(['Mark 1 order delivered?', '1 will change.']);
  expect(sentences({}, 0)).toEqual([
    'Mark 143 orders delivered?',
    'None of these orders will change.',
  ]);
});

test('the announcement of a running bulk action changes four times', () => {
  const steps = Array.from({ length: 1_000 }, (_, handled) =>
    bulkActionSummary({ ...group, state: 'running', total: 1_000, handled }, deliver, 0),
  );
  expect([...new Set(steps)]).toEqual(['0% done.', '25% done.', '50% done.', '75% done.']);
  expect(bulkActionTitle({ state: 'running', total: 10_000 }, deliver, 0)).toBe(
    'Marking 10,000 orders delivered',
  );
});

test('a stopped bulk action shows how far it came', () => {
  expect(sentences({ state: 'cancelled', total: 10_000, handled: 1_200 })[1]).toBe(
    'Stopped after 1,200 of 10,000.',
  );
});

test('a finished bulk action shows what was done, and how much was not', () => {
  expect(sentences({ state: 'done', done: 140, refused: 3 })).toEqual([
    'Mark delivered',
    '140 orders marked delivered. 3 were left unchanged.',
  ]);
  expect(sentences({ state: 'done', done: 1, refused: 1 })[1]).toBe(
    '1 order marked delivered. 1 was left unchanged.',
  );
  expect(sentences({ state: 'done', done: 0, refused: 1 })[1]).toBe(
    'Nothing was changed. 1 was left unchanged.',
  );
  const dated: Partial<BulkAction> = { state: 'done', done: 2, deliveryDate: '2026-05-03' };
  expect(sentences(dated, 0, { verb: 'changeDeliveryDate', isUndone: false })[1]).toBe(
    'Delivery date of 2 orders changed to 3 May 2026.',
  );
});

test('the courier is named if all orders got the same one', () => {
  const assign: OriginalAction = { verb: 'assign', isUndone: false };
  const assigned: Partial<BulkAction> = {
    verb: 'assign',
    state: 'done',
    done: 2,
    courierName: 'Marek',
  };
  expect(sentences({ verb: 'assign' }, 2, assign)[0]).toBe('Assign 2 orders to a courier?');
  expect(sentences(assigned, 0, assign)).toEqual(['Assign courier', '2 orders assigned to Marek.']);
  expect(sentences({ ...assigned, courierName: null }, 0, assign)[1]).toBe('2 orders unassigned.');
  const undo: Partial<BulkAction> = { ...assigned, verb: 'undo', courierName: null };
  expect(sentences(undo, 0, { ...assign, isUndone: true })[1]).toBe('Undone: 2 orders assigned.');
});

test('an undo shows what was undone', () => {
  expect(sentences({ state: 'done', done: 140 }, 0, { ...deliver, isUndone: true })).toEqual([
    'Undo: mark delivered',
    'Undone: 140 orders marked delivered.',
  ]);
});

test('reasons have a singular and a plural, also those without words of their own', () => {
  expect(reasonSentence('already-delivered', 3)).toBe(
    '3 are already delivered and stay unchanged.',
  );
  expect(reasonSentence('stale', 1)).toBe(
    '1 has changed since you selected it and stays unchanged.',
  );
  expect(reasonSentence('not-found', 1_200)).toBe('1,200 no longer exist.');
  expect(reasonSentence('busy', 2)).toBe('2 were refused and stay unchanged.');
  const order = { position: 1, id: 'key', orderId: '10248', exists: true };
  expect(describeResult({ ...order, result: 'done' })).toEqual({ id: 'key', orderId: '10248' });
  expect(describeResult({ ...order, exists: false, result: 'duplicate-order-id' })).toEqual({
    id: 'key',
    orderId: '10248',
    isGone: true,
    refusal: 'Another order has its Order ID now',
  });
});
