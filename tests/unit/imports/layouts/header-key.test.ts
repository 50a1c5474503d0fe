import { expect, test } from 'vitest';
import { headerKey, isReasonColumn, REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { nameKey } from '@/lib/imports/layouts/header-key';

test.each(['Order ID', 'order_id', 'orderID', ' ORDER-ID ', 'Order  Id.'])(
  'the name %j is split into words',
  (name) => {
    expect(nameKey(name)).toBe('orderid');
  },
);

test('accents do not matter', () => {
  expect(nameKey('Número de pedido')).toBe(nameKey('numero_de_pedido'));
});

test('files with the same columns share a key, however their names are spelled', () => {
  expect(headerKey(['Order ID', 'Anzahl', 'Größe'])).toBe(
    headerKey(['order_id', ' ANZAHL', 'Grösse']),
  );
  expect(headerKey(['Order ID'])).toMatch(/^[0-9a-f]{64}$/);
});

test('another order of columns, another name or one column more makes another key', () => {
  const keys = [['a', 'b'], ['b', 'a'], ['a', 'c'], ['ab'], ['a', 'b', '']].map(headerKey);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the reason column of a file of bad rows does not change the key', () => {
  expect(headerKey(['a', 'b', REASON_COLUMN])).toBe(headerKey(['a', 'b']));
  expect(isReasonColumn('reason_not_imported')).toBe(true);
  expect(isReasonColumn('Reason')).toBe(false);
});
