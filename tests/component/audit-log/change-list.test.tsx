import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ChangeList } from '@/components/audit-log/change-list';

test('an edit shows old and new values, also to screen readers', () => {
  render(
    <ChangeList
      timeZone="UTC"
      action="Edited"
      changes={{ deliveryDate: { from: '2026-04-17', to: '2026-04-18' } }}
    />,
  );
  expect(screen.getByRole('definition')).toHaveTextContent('from 17 Apr 2026 to → 18 Apr 2026');
  expect(screen.getByRole('deletion')).toHaveTextContent('17 Apr 2026');
});

test('a deletion shows the values of the order', () => {
  render(
    <ChangeList
      timeZone="UTC"
      action="Deleted"
      changes={{ recipientName: { from: 'Wolski Zajazd', to: null } }}
    />,
  );
  expect(screen.getByRole('definition')).toHaveTextContent(/^Wolski Zajazd$/);
  expect(screen.queryByRole('deletion')).toBeNull();
});

test('a long value is collapsed', async () => {
  const address = `${'long '.repeat(30)}road`;
  render(
    <ChangeList
      timeZone="UTC"
      action="Created"
      changes={{ recipientAddress: { from: null, to: address } }}
    />,
  );
  expect(screen.getByText(address)).not.toBeVisible();
  await userEvent.click(screen.getByText(/^long long .*…$/));
  expect(screen.getByText(address)).toBeVisible();
});
