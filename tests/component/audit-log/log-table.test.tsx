import { render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { LogTable } from '@/components/audit-log/log-table';
import { describeLine } from '@/lib/audit-log/list/describe';
import type { ListedRow } from '@/lib/audit-log/list/rows';

const line: ListedRow = {
  id: 'entry',
  seq: 1_204,
  at: new Date('2026-04-17T12:05:00.000Z'),
  actorId: 'ann',
  actorName: 'Ann',
  action: 'Edited',
  orderDbId: 'key',
  orderId: '10248',
  orderVersion: 2,
  changes: { numberOfItems: { from: 18, to: 19 } },
  hash: '',
  groupId: null,
  undoes: null,
  orderExists: true,
  groupSize: null,
};

const draw = (given: Partial<ListedRow> = {}, mayUndo = true) =>
  render(
    <LogTable
      lines={[describeLine({ ...line, ...given }, 'UTC')]}
      today="2026-04-17"
      timeZone="UTC"
      mayUndo={mayUndo}
    />,
  );

test('an entry leads to its order, and to the order as it was then', () => {
  draw();
  const row = screen.getByRole('row', { name: /10248/ });
  expect(within(row).getByRole('link', { name: '10248' })).toHaveAttribute('href', '/orders/key');
  expect(within(row).getByRole('link', { name: 'As it was at entry 1,204' })).toHaveAttribute(
    'href',
    '/orders/key/versions/2',
  );
});

test('an entry of a deleted order is marked, and still leads to the order as it was', () => {
  draw({ orderExists: false });
  expect(screen.getByText('(deleted)')).toBeVisible();
  expect(screen.queryByRole('link', { name: '10248' })).toBeNull();
  expect(screen.getByRole('link', { name: /^As it was/ })).toBeVisible();
});

test('an entry leads to its undo page, with permission', () => {
  const { unmount } = draw();
  expect(screen.getByRole('link', { name: 'Undo: Edited 10248' })).toHaveAttribute(
    'href',
    '/orders/key/versions/2/undo',
  );
  unmount();
  draw({}, false);
  expect(screen.queryByRole('link', { name: /^Undo/ })).toBeNull();
});

test('an undo is marked, with its version', () => {
  draw({ action: 'Reopened', undoes: 4 });
  expect(screen.getAllByRole('cell')[2]).toHaveTextContent(/^Reopened · undo of version 4$/);
});

describe('a bulk action is one line', () => {
  const group = { groupId: 'group', groupSize: 1_400 };
  const status = { from: 'ONGOING', to: 'DELIVERED' };

  test('that leads to its entries and its result, and not to one order', () => {
    draw({ ...group, action: 'Marked Delivered', changes: { status } });
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/logs?group=group',
      '/orders/bulk/group',
    ]);
    expect(links[0]).toHaveAccessibleName('1,400 orders');
    expect(links[1]).toHaveAccessibleName('Result of the bulk action: Marked Delivered');
    expect(screen.getByRole('definition')).toHaveTextContent('from Ongoing to → Delivered');
    expect(screen.queryByText('10248')).toBeNull();
  });

  test.each<[string, Partial<ListedRow>, string[]]>([
    [
      'a new date is the same for all, the old ones are not',
      { changes: { deliveryDate: { from: '2026-04-17', to: '2026-04-18' } } },
      ['18 Apr 2026'],
    ],
    [
      'an undo gives each its own date back',
      { changes: { deliveryDate: { from: '2026-04-18', to: '2026-04-17' } }, undoes: 2 },
      [],
    ],
    ['each deleted order said something else', { action: 'Deleted', changes: { status } }, []],
  ])('that shows the common change: %s', (_, given, told) => {
    draw({ ...group, groupSize: 1, ...given });
    expect(screen.getByRole('link', { name: '1 order' })).toBeVisible();
    const values = screen.queryAllByRole('definition').map(({ textContent }) => textContent);
    expect(values).toEqual(told);
  });
});
