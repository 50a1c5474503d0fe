import { expect, test } from 'vitest';
import type { LogEntry } from '@/lib/audit-log/entry';
import type { Action, Changes } from '@/lib/audit-log/actions';
import { describeSaved } from '@/lib/orders/changes/describe';

function entry(actorName: string, changes: Changes, action: Action = 'Edited'): LogEntry {
  const order = { orderDbId: 'key', orderId: '10248', orderVersion: 2 };
  const at = new Date(0);
  return { id: 'e', seq: 2, at, actorName, action, changes, groupId: null, undoes: null, ...order };
}

const date = (from: string, to: string): Changes => ({ deliveryDate: { from, to } });

test('a save without other changes has a plain message', () => {
  expect(describeSaved('10248', [])).toBe('Order 10248 saved.');
});

test('a merged save names who changed what', () => {
  const delivered = entry('Ben', { status: { from: 'ONGOING', to: 'DELIVERED' } });
  expect(
    describeSaved('10248', [
      entry('Ann', date('2026-04-17', '2026-05-01')),
      delivered,
      entry('Ann', date('2026-05-01', '2026-05-03')),
    ]),
  ).toBe(
    'Order 10248 saved, merged with changes by Ann and Ben: delivery date is now 3 May 2026, status is now Delivered.',
  );
});

test('a field that was changed and changed back is not mentioned', () => {
  const there = entry('Ann', date('2026-04-17', '2026-05-01'));
  const back = entry('Ann', date('2026-05-01', '2026-04-17'));
  expect(describeSaved('10248', [there, back])).toBe('Order 10248 saved.');
});

test('an undone deletion is not mentioned, but an edit after it is', () => {
  const gone = entry('Ann', { numberOfItems: { from: 18, to: null } }, 'Deleted');
  const restored = entry('Ann', { numberOfItems: { from: null, to: 18 } }, 'Restored');
  const edited = entry('Ann', { numberOfItems: { from: 18, to: 20 } });
  expect(describeSaved('10248', [gone, restored])).toBe('Order 10248 saved.');
  expect(describeSaved('10248', [gone, restored, edited])).toContain('number of items is now 20.');
});
