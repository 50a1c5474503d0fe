import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchColumns } from '@/lib/orders/search-text';
import { fold } from '@/lib/text';
import { details } from '@/tests/support/orders';

test('search reads Order ID, sender, recipient and address, folded, a line each', () => {
  expect(searchColumns({ orderId: 'Ł-7', ...details })).toEqual({
    searchText: 'l-7\nnorthern goods\nlucja nowak\nul. filtrowa 68, warszawa',
    senderKey: 'northern goods',
    recipientKey: 'lucja nowak',
    addressKey: 'ul. filtrowa 68, warszawa',
  });
});

test('a long text is sorted by its first 60 characters, and read whole', () => {
  const long = '😀'.repeat(61);
  const { searchText, senderKey } = searchColumns({ orderId: '7', ...details, senderName: long });
  expect(senderKey).toBe('😀'.repeat(60));
  expect(searchText).toContain(long);
});

test('every key is the beginning of its text, cut between two characters', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 30, maxLength: 120 });
  fc.assert(
    fc.property(text, text, text, (senderName, recipientName, recipientAddress) => {
      const said = { senderName, recipientName, recipientAddress };
      const { senderKey, recipientKey, addressKey } = searchColumns({ orderId: '7', ...said });
      const keys = [senderKey, recipientKey, addressKey];
      for (const [index, name] of [senderName, recipientName, recipientAddress].entries()) {
        const characters = [...fold(name)];
        expect([...keys[index]!]).toEqual(characters.slice(0, 60));
      }
    }),
  );
});
