import { expect, test } from 'vitest';
import { operationIdOf } from '@/lib/orders/operation-ids';
import { rowButtonValue } from '@/lib/orders/order-target';
import { rowButtonSchema } from '@/lib/orders/schema';

const seen = { id: '01a2039a-9117-75a3-8c90-ea955aab0d08', version: 3, orderId: 'A 7 b' };
const operationId = '01a2038f-4c6c-739b-bda2-3536e5e8e5ca';

test.each(['markDelivered', 'reopen'] as const)('what the button for %s sends is read', (verb) => {
  const form = { press: rowButtonValue(verb, seen), operationId };
  expect(rowButtonSchema.parse(form)).toEqual({
    verb,
    ...seen,
    operationId: operationIdOf(operationId, { ...seen, action: verb }),
  });
});

test.each([
  {},
  { press: '' },
  { press: 'markDelivered' },
  { press: rowButtonValue('markDelivered', seen).replace('markDelivered', 'deleteOrder') },
  { press: rowButtonValue('reopen', { ...seen, id: 'x' }) },
  { press: rowButtonValue('reopen', { ...seen, version: 0 }) },
])('%j is not a value that a button sends', (form) => {
  expect(rowButtonSchema.safeParse({ operationId, ...form }).success).toBe(false);
});

test.each([undefined, '', 'again', operationId.repeat(2), 'a'.repeat(100_000), ['a'], {}])(
  'a page without an operation ID of its own is out of date: %j',
  (id) => {
    const form = { press: rowButtonValue('reopen', seen), operationId: id };
    const { error } = rowButtonSchema.safeParse(form);
    expect(error?.issues[0]!.message).toBe('This page is out of date. Reload it and try again.');
  },
);
