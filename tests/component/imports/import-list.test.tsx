import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ImportList } from '@/components/imports/import-list';
import { ImportSteps } from '@/components/imports/import-steps';
import type { ListedImport } from '@/lib/imports/queries';

const now = new Date('2026-11-23T12:00:00Z');

const listed: ListedImport = {
  id: 'x',
  source: 'file',
  fileName: 'orders.csv',
  state: 'done',
  userName: 'Ann',
  createdAt: new Date('2026-11-23T10:00:00Z'),
  appliedAt: new Date('2026-11-23T10:01:00Z'),
  created: 1_200,
  updated: 3,
};

test('an earlier import shows its result and links to it', () => {
  const waiting = { ...listed, id: 'y', fileName: null, source: 'paste' as const };
  render(
    <ImportList
      imports={[listed, { ...waiting, state: 'ready', created: 0, updated: 0 }]}
      now={now}
      timeZone="UTC"
    />,
  );
  const [first, second] = screen.getAllByRole('listitem');
  expect(first).toHaveTextContent('Done: 1,200 created, 3 changed · Ann · 2 hours ago');
  expect(screen.getByRole('link', { name: 'orders.csv' })).toHaveAttribute(
    'href',
    '/orders/import/x',
  );
  expect(second).toHaveTextContent('Pasted rowsReady to import · Ann');
});

test('steps the user can go back to are links', () => {
  render(<ImportSteps current="check" id="x" isOpen />);
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['File', 'Columns']);
  expect(screen.getByText('Check')).toHaveAttribute('aria-current', 'step');
});
