import { describe, expect, test } from 'vitest';
import { describeChanges, describeEntry, shownChanges } from '@/lib/audit-log/describe';
import { ACTIONS } from '@/lib/audit-log/actions';

describe('the changes of an entry', () => {
  test('are in display order', () => {
    const changes = {
      status: { from: null, to: 'ONGOING' },
      deliveryDate: { from: null, to: '2026-05-03' },
      numberOfItems: { from: null, to: 18 },
    };
    expect(describeChanges(changes)).toEqual([
      { field: 'numberOfItems', name: 'Number of items', from: null, to: '18' },
      { field: 'deliveryDate', name: 'Delivery date', from: null, to: '3 May 2026' },
      { field: 'status', name: 'Status', from: null, to: 'Ongoing' },
    ]);
  });

  test('include the values before', () => {
    expect(describeChanges({ recipientName: { from: 'Ann', to: 'Ben' } })).toEqual([
      { field: 'recipientName', name: 'Recipient name', from: 'Ann', to: 'Ben' },
    ]);
  });

  test('are null where the order no longer exists', () => {
    const [change] = describeChanges({ status: { from: 'DELIVERED', to: null } });
    expect(change).toMatchObject({ from: 'Delivered', to: null });
  });

  test('keep a status unknown to this version', () => {
    const [change] = describeChanges({ status: { from: 'ONGOING', to: 'LOST' } });
    expect(change?.to).toBe('LOST');
  });

  test('have working days and holidays in words', () => {
    const changes = {
      workingDays: { from: '12345', to: '17' },
      holidays: { from: '', to: '2026-12-25 2027-01-01' },
    };
    const days = 'Monday, Tuesday, Wednesday, Thursday, Friday';
    expect(describeChanges(changes)).toEqual([
      { field: 'workingDays', name: 'Working days', from: days, to: 'Monday, Sunday' },
      { field: 'holidays', name: 'Holidays', from: null, to: '25 Dec 2026, 1 Jan 2027' },
    ]);
  });

  test('show removed holidays', () => {
    const changes = { holidays: { from: '2026-12-25', to: '' } };
    expect(shownChanges('Settings Changed', changes)).toEqual([['Holidays', null, '25 Dec 2026']]);
  });

  test('are empty when nothing changed', () => {
    expect(describeChanges({})).toEqual([]);
  });
});

describe('the description of an entry', () => {
  const changes = { status: { from: 'ONGOING', to: 'DELIVERED' } };

  test.each([
    ['Created', 'Ann created it.'],
    ['Marked Delivered', 'Ann marked it delivered.'],
    ['Reopened', 'Ann reopened it.'],
    ['Deleted', 'Ann deleted it.'],
    ['Restored', 'Ann restored it.'],
  ] as const)('is one sentence for %s', (action, sentence) => {
    expect(describeEntry({ actorName: 'Ann', action, changes })).toBe(sentence);
  });

  test('names the new values of an edit', () => {
    const edit = {
      deliveryDate: { from: '2026-04-17', to: '2026-05-03' },
      numberOfItems: { from: 18, to: 3 },
    };
    expect(describeEntry({ actorName: 'Ann', action: 'Edited', changes: edit })).toBe(
      'Ann edited it: number of items is now 3, delivery date is now 3 May 2026.',
    );
  });

  test('is a sentence for every action there is', () => {
    for (const action of ACTIONS) {
      expect(describeEntry({ actorName: 'Ann', action, changes })).toMatch(/^Ann \w.*\.$/);
    }
  });
});
