import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchColumns } from '@/lib/orders/search-text';
import { fold } from '@/lib/normalize';
import { details } from '@/tests/support/orders';

test('search covers Order ID, sender, recipient and address, folded, a line each', () => {
  expect(searchColumns({ orderId: 'Ł-7', ...details })).toEqual({
    searchText: 'l-7\nnorthern goods\nlucja nowak\nul. filtrowa 68, warszawa',
    senderKey: 'northern goods',
    recipientKey: 'lucja nowak',
    addressKey: 'ul. filtrowa 68, warszawa',
    orderIdKey: 'l-017',
  });
});

test('a phone number is found with and without its punctuation', () => {
  const { searchText } = searchColumns({ orderId: '7', recipientPhone: '+49 (0)30 / 555-01' });
  expect(searchText).toBe('7\n+49 (0)30 / 555-01\n+493055501');
});

test('a long text is sorted by its first 60 characters, and searched completely', () => {
  const long = '😀'.repeat(61);
  const { searchText, senderKey } = searchColumns({ orderId: '7', ...details, senderName: long });
  expect(senderKey).toBe('😀'.repeat(60));
  expect(searchText).toContain(long);
});

test('every key is the beginning of its text, cut between two characters', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 30, maxLength: 120 });
  fc.assert(
    fc.property(text, text, text, (senderName, recipientName, recipientAddress) => {
      const names = { senderName, recipientName, recipientAddress };
      const { senderKey, recipientKey, addressKey } = searchColumns({ orderId: '7', ...names });
      const keys = [senderKey, recipientKey, addressKey];
      for (const [index, name] of [senderName, recipientName, recipientAddress].entries()) {
        const characters = [...fold(name)];
        expect([...keys[index]!]).toEqual(characters.slice(0, 60));
      }
    }),
  );
});

test('Order IDs are sorted by numeric value', () => {
  const sorted = [
    ...['1', '2', '10', '100', '0101', '9'.repeat(64)],
    ...['A', 'a-9', 'A-10', 'A-10-2', 'A-10-11', 'B 7', 'b 07x', 'Ż1'],
  ];
  const key = (orderId: string) => searchColumns({ orderId, ...details }).orderIdKey;
  const byKey = sorted.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  expect(byKey).toEqual(sorted);
  expect(key('٣')).toBe(key('3'));
  expect(key('O1')).not.toBe(key('01'));
});
