import { expect, test } from 'vitest';
import { rowButtonValue } from '@/lib/orders/order-target';
import { rowButtonSchema } from '@/lib/orders/schema';

const seen = {
  id: '01a2039a-9117-75a3-8c90-ea955aab0d08',
  version: 3,
  orderId: 'A 7 b',
  operationId: '01a2038f-4c6c-739b-bda2-3536e5e8e5ca',
};

test.each(['markDelivered', 'reopen'] as const)('what the button for %s sends is read', (verb) => {
  expect(rowButtonSchema.parse({ press: rowButtonValue(verb, seen) })).toEqual({ verb, ...seen });
});

test.each([
  {},
  { press: '' },
  { press: 'markDelivered' },
  { press: rowButtonValue('markDelivered', seen).replace('markDelivered', 'deleteOrder') },
  { press: rowButtonValue('reopen', { ...seen, id: 'x' }) },
  { press: rowButtonValue('reopen', { ...seen, version: 0 }) },
  { press: rowButtonValue('reopen', { ...seen, operationId: 'again' }) },
])('%j is not a value that a button sends', (form) => {
  expect(rowButtonSchema.safeParse(form).success).toBe(false);
});
