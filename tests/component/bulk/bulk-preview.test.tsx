import { render, screen, within } from '@testing-library/react';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { expect, test } from 'vitest';
import { BulkPreview } from '@/components/bulk/bulk-preview';
import type { Choice } from '@/lib/bulk/bulk-action';
import { describePreview } from '@/lib/bulk/describe';
import { splitPreview } from '@/lib/bulk/preview';
import type { PreviewedOrder } from '@/lib/bulk/queries';

function previewed(position: number, refusal: PreviewedOrder['refusal'] = null): PreviewedOrder {
  const [id, orderId] = [`id-${position}`, String(10_000 + position)];
  const order = {
    id,
    orderId,
    version: 1,
    numberOfItems: 1,
    deliveryDate: '2026-04-17',
    senderName: 'Northern Goods',
    recipientName: `Recipient ${position}`,
    recipientAddress: 'ul. Filtrowa 68, Warszawa',
    ...NO_OPTIONAL_DETAILS,
    courierId: position % 2 === 0 ? 'ola' : null,
    status: 'ONGOING' as const,
  };
  return { position, id, orderId, order: refusal === 'not-found' ? null : order, refusal };
}

const draw = (
  orders: PreviewedOrder[],
  verb: 'markDelivered' | 'changeDeliveryDate' | 'assign',
  { deliveryDate = null, courierId }: Partial<Choice> = {},
) =>
  render(
    <BulkPreview
      {...describePreview(splitPreview(orders), {
        verb,
        choice: { deliveryDate, courierId },
        names: new Map([['ola', 'Ola']]),
      })}
    />,
  );

test('the preview lists each order that changes, and the others with their reason', () => {
  draw(
    [previewed(1), previewed(2, 'already-delivered'), previewed(3, 'not-found'), previewed(4)],
    'markDelivered',
  );
  const table = within(screen.getByRole('table', { name: 'Orders that will change' }));
  const [, first, second, ...more] = table.getAllByRole('row');
  expect(first).toHaveTextContent('10001Recipient 1Ongoing → Delivered');
  expect(second).toHaveTextContent('10004');
  expect(more).toEqual([]);
  const reasons = within(screen.getByRole('list', { name: 'Unchanged orders' }));
  expect(reasons.getByText('1 is already delivered and stays unchanged.')).toBeVisible();
  expect(reasons.getByRole('link', { name: '10002' })).toHaveAttribute('href', '/orders/id-2');
  expect(reasons.getByText('1 no longer exists.')).toBeVisible();
  // Deleted orders have no link.
  expect(reasons.getByText('10003')).toBeVisible();
  expect(reasons.queryByRole('link', { name: '10003' })).toBeNull();
});

test('of many orders the first are listed, and the rest counted', () => {
  const changing = Array.from({ length: 130 }, (_, index) => previewed(index + 1));
  const refused = Array.from({ length: 140 }, (_, index) => previewed(index + 200, 'stale'));
  draw([...changing, ...refused], 'changeDeliveryDate', { deliveryDate: '2026-05-03' });
  expect(screen.getAllByRole('row')).toHaveLength(1 + 100);
  expect(screen.getAllByText('17 Apr 2026 → 3 May 2026')).toHaveLength(100);
  expect(screen.getByText('And 30 more.')).toBeVisible();
  expect(
    screen.getByText('140 have changed since you selected them and stay unchanged.'),
  ).toBeVisible();
  const reasons = within(screen.getByRole('list', { name: 'Unchanged orders' }));
  expect(reasons.getAllByRole('link')).toHaveLength(50);
  expect(reasons.getByText(/and 90 more$/)).toBeVisible();
});

test('a date that isn’t chosen yet is an ellipsis', () => {
  draw([previewed(1)], 'changeDeliveryDate');
  expect(screen.getByText('17 Apr 2026 → …')).toBeVisible();
});

test('the preview shows courier names, Unassigned, or an ellipsis before the choice', () => {
  const orders = [previewed(1), previewed(2)];
  const { unmount } = draw(orders, 'assign', { courierId: 'ola' });
  expect(screen.getByText('Unassigned → Ola')).toBeVisible();
  unmount();
  const { unmount: again } = draw(orders, 'assign', { courierId: null });
  expect(screen.getByText('Ola → Unassigned')).toBeVisible();
  again();
  draw(orders, 'assign');
  expect(screen.getByText('Ola → …')).toBeVisible();
});
