import { expect, test } from 'vitest';
import { operationId as schema } from '@/lib/forms/fields';
import { operationIdOf } from '@/lib/orders/operation-ids';
import { deleteOrderSchema } from '@/lib/orders/schema';

const page = '01a2038f-4c6c-739b-bda2-3536e5e8e5ca';
const deliver = { id: '01a2039a-9117-75a3-8c90-ea955aab0d08', version: 3, action: 'markDelivered' };

test('the same button of the same page is the same operation', () => {
  expect(operationIdOf(page, deliver)).toBe(operationIdOf(page, { ...deliver }));
});

test('another page, order, version or action is another operation', () => {
  const ids = [
    operationIdOf(page, deliver),
    operationIdOf(deliver.id, deliver),
    operationIdOf(page, { ...deliver, id: page }),
    operationIdOf(page, { ...deliver, version: 31 }),
    operationIdOf(page, { ...deliver, action: 'reopen' }),
    ...[4, 5].map((version) => operationIdOf(page, { ...deliver, version })),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('each is a valid operation ID', () => {
  for (let version = 1; version <= 100; version++) {
    const id = operationIdOf(page, { ...deliver, version });
    expect(schema.parse(id)).toBe(id);
  }
});

test('each order deleted on one page is an operation of its own', () => {
  const target = { operationId: page, id: deliver.id, version: '3', then: 'stay' };
  const deletion = (given: object) => deleteOrderSchema.parse({ ...target, ...given }).operationId;
  expect(deletion({})).toBe(deletion({ orderId: '10248' }));
  expect(new Set([{}, { id: page }, { version: '4' }].map(deletion)).size).toBe(3);
});
