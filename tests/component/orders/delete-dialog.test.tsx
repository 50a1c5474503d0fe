import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeleteDialog } from '@/components/orders/delete-dialog';
import { targetText } from '@/lib/orders/order-target';

const target = { id: 'key', orderId: '10248', version: 2 };

beforeEach(() => {
  // jsdom doesn't implement dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

function drawDialog() {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const deleteOrder = async (form: FormData) => void sent.push(Object.fromEntries(form));
  render(
    <DeleteDialog deleteOrder={deleteOrder} operationId="operation" then="stay">
      <a href={`/orders/${target.id}/delete`} data-ask={targetText(target)}>
        Delete 10248
      </a>
    </DeleteDialog>,
  );
  return sent;
}

test('asks with the Order ID, and sends that order', async () => {
  const sent = drawDialog();
  await userEvent.click(screen.getByRole('link', { name: 'Delete 10248' }));
  expect(screen.getByRole('dialog', { name: 'Delete order 10248?' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Delete order' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([
    { id: 'key', orderId: '10248', version: '2', operationId: 'operation', then: 'stay' },
  ]);
});

test('cancelling sends nothing', async () => {
  const sent = drawDialog();
  await userEvent.click(screen.getByRole('link', { name: 'Delete 10248' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent).toEqual([]);
});
