import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LogTable } from '@/components/log/log-table';

const entry = {
  id: 'entry',
  seq: 1_204,
  at: new Date('2026-04-17T12:05:00.000Z'),
  actorId: 'ann',
  actorName: 'Ann',
  action: 'Edited' as const,
  orderDbId: 'key',
  orderId: '10248',
  orderVersion: 2,
  changes: { numberOfItems: { from: 18, to: 19 } },
  hash: '',
  orderExists: true,
};

const draw = (given: Partial<typeof entry> = {}) =>
  render(
    <LogTable
      entries={[{ ...entry, ...given }]}
      now={new Date('2026-04-17T13:00:00.000Z')}
      timeZone="UTC"
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

test('an entry of a deleted order says so, and still leads to the order as it was', () => {
  draw({ orderExists: false });
  expect(screen.getByText('(deleted)')).toBeVisible();
  expect(screen.queryByRole('link', { name: '10248' })).toBeNull();
  expect(screen.getByRole('link', { name: /^As it was/ })).toBeVisible();
});
