import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '@/lib/orders/changes/merge';
import type { OrderDetails } from '@/lib/orders/order';

// Few values each, so that two people often change the same field, and often to the same.
const someDetails: fc.Arbitrary<OrderDetails> = fc.record({
  numberOfItems: fc.constantFrom(1, 2, 3),
  deliveryDate: fc.constantFrom('2026-04-17', '2026-04-18', '2026-04-19'),
  senderName: fc.constantFrom('Ann', 'Ben', 'Cleo'),
  recipientName: fc.constantFrom('Dan', 'Eve', 'Finn'),
  recipientAddress: fc.constantFrom('Here 1', 'There 2', 'Elsewhere 3'),
});
const FIELDS = [
  'numberOfItems',
  'deliveryDate',
  'senderName',
  'recipientName',
  'recipientAddress',
] as const;

const base: OrderDetails = {
  numberOfItems: 1,
  deliveryDate: '2026-04-17',
  senderName: 'Ann',
  recipientName: 'Dan',
  recipientAddress: 'Here 1',
};
const yoursOf: OrderDetails = {
  numberOfItems: 2,
  deliveryDate: '2026-04-18',
  senderName: 'Ben',
  recipientName: 'Eve',
  recipientAddress: 'There 2',
};
const theirsOf: OrderDetails = {
  numberOfItems: 3,
  deliveryDate: '2026-04-19',
  senderName: 'Cleo',
  recipientName: 'Finn',
  recipientAddress: 'Elsewhere 3',
};

const pairs = FIELDS.flatMap((yours) => FIELDS.map((theirs) => [yours, theirs] as const));

test.each(pairs)('your edit of %s and their edit of %s', (yourField, theirField) => {
  const yours = { ...base, [yourField]: yoursOf[yourField] };
  const theirs = { ...base, [theirField]: theirsOf[theirField] };
  const { merged, conflicts } = merge({ base, yours, theirs });
  if (yourField === theirField) {
    const field = yourField;
    expect(merged).toEqual(theirs);
    expect(conflicts).toEqual([
      { field, before: base[field], theirs: theirsOf[field], yours: yoursOf[field] },
    ]);
  } else {
    expect(conflicts).toEqual([]);
    expect(merged).toEqual({ ...theirs, [yourField]: yoursOf[yourField] });
  }
});

test.each(FIELDS)('the same edit of %s by both is no conflict', (field) => {
  const edited = { ...base, [field]: yoursOf[field] };
  expect(merge({ base, yours: edited, theirs: edited })).toEqual({ merged: edited, conflicts: [] });
});

test('no change is lost: it is in the result, or in a conflict with all three values', () => {
  fc.assert(
    fc.property(someDetails, someDetails, someDetails, (before, yours, theirs) => {
      const { merged, conflicts } = merge({ base: before, yours, theirs });
      for (const field of FIELDS) {
        const conflict = conflicts.find((found) => found.field === field);
        if (conflict) {
          const three = [before[field], yours[field], theirs[field]];
          expect(new Set(three).size).toBe(3);
          expect([conflict.before, conflict.yours, conflict.theirs]).toEqual(three);
        } else if (yours[field] !== before[field]) expect(merged[field]).toBe(yours[field]);
        else expect(merged[field]).toBe(theirs[field]);
      }
    }),
  );
});

test('without a conflict, the order of the changes does not matter', () => {
  fc.assert(
    fc.property(someDetails, someDetails, someDetails, (before, yours, theirs) => {
      const first = merge({ base: before, yours, theirs });
      const second = merge({ base: before, yours: theirs, theirs: yours });
      expect(second.conflicts.map(({ field }) => field)).toEqual(
        first.conflicts.map(({ field }) => field),
      );
      if (first.conflicts.length === 0) expect(second.merged).toEqual(first.merged);
    }),
  );
});

test('a choice applies, and nothing is left to choose', () => {
  fc.assert(
    fc.property(
      someDetails,
      someDetails,
      someDetails,
      fc.constantFrom('theirs' as const, 'yours' as const),
      (before, yours, theirs, side) => {
        const open = merge({ base: before, yours, theirs }).conflicts;
        const choices = Object.fromEntries(open.map(({ field }) => [field, side]));
        const { merged, conflicts } = merge({ base: before, yours, theirs }, choices);
        expect(conflicts).toEqual([]);
        for (const conflict of open) {
          expect(merged[conflict.field as keyof OrderDetails]).toBe(conflict[side]);
        }
      },
    ),
  );
});
