import { render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { LogTable } from '@/components/audit-log/log-table';
import { OrderHistory } from '@/components/orders/order-history';
import { describeLine } from '@/lib/audit-log/list/describe';
import type { ListedRow } from '@/lib/audit-log/list/rows';

const now = new Date('2026-04-17T13:00:00.000Z');

const takenOver: ListedRow = {
  id: 'older',
  seq: 3,
  at: new Date('2024-05-04T10:30:00.123Z'),
  actorId: 'flask:98',
  actorName: 'User 98',
  action: 'Taken Over',
  orderDbId: null,
  orderId: 'A-1',
  orderVersion: null,
  changes: {
    takenOverAction: { from: null, to: 'Marked Delivered' },
    takenOverOrder: { from: null, to: '10' },
    takenOverUser: { from: null, to: null },
  },
  hash: '',
  groupId: null,
  undoes: null,
  orderExists: false,
  groupSize: null,
};

const draw = (given: Partial<ListedRow> = {}) =>
  render(
    <LogTable
      lines={[describeLine({ ...takenOver, ...given }, 'UTC')]}
      today="2026-04-17"
      timeZone="UTC"
      mayUndo
    />,
  );

describe('a migrated entry', () => {
  test('shows its old action and order, and has no link', () => {
    draw();
    const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells).toEqual([
      '10:30',
      'User 98',
      'Taken over: Marked Delivered',
      'A-1',
      'Previous order number: 10',
    ]);
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  test('may have neither order nor action', () => {
    draw({ orderId: null, changes: { takenOverAction: { from: null, to: null } } });
    const [, , action, order] = screen.getAllByRole('cell');
    expect(action).toHaveTextContent('Taken over: unknown action');
    expect(order).toBeEmptyDOMElement();
  });
});

test('is listed below the order’s own history, and cannot be undone', () => {
  const imported: ListedRow = {
    ...takenOver,
    id: 'newer',
    action: 'Imported',
    actorName: 'Ann',
    orderDbId: 'key',
    orderVersion: 1,
    changes: { numberOfItems: { from: null, to: 3 } },
  };
  render(<OrderHistory entries={[imported, takenOver]} now={now} timeZone="UTC" />);
  const [own, older] = screen.getAllByRole('listitem');
  expect(within(own!).getByRole('link', { name: 'Undo: Imported, version 1' })).toBeVisible();
  expect(older).toHaveTextContent('Taken over: Marked Delivered');
  expect(older).toHaveTextContent('by User 98');
  expect(within(older!).queryAllByRole('link')).toEqual([]);
});
