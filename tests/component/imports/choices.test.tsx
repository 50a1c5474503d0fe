import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CancelledOrdersChoice } from '@/components/imports/cancelled-choice';
import { ConflictChoice } from '@/components/imports/conflict-choice';
import { cancelledChoiceSchema, resolveConflictsSchema } from '@/lib/imports/schema';
import type { OrderField } from '@/lib/orders/fields';

const id = randomUUID();

function drawConflicts(fields: OrderField[], fileWins: OrderField[] = []) {
  const sent: OrderField[][] = [];
  render(
    <ConflictChoice
      id={id}
      conflicts={fields.map((field) => ({ field, orders: 2 }))}
      fileWins={fileWins}
      action={async (form) => {
        sent.push(resolveConflictsSchema.parse(Object.fromEntries(form)).fileWins);
      }}
    />,
  );
  return sent;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('conflicts are decided field by field, or all at once', async () => {
  const sent = drawConflicts(['deliveryDate', 'senderName'], ['senderName']);
  expect(screen.getByRole('region', { name: 'Edited here and in the file' })).toHaveTextContent(
    'Delivery date: 2 orders',
  );
  // The current choices are no buttons.
  await press('Use the file’s values');
  await press('Keep edits');
  await press('Use all of the file’s values');
  await press('Keep all edits');
  expect(sent).toEqual([['senderName', 'deliveryDate'], [], ['deliveryDate', 'senderName'], []]);
});

test('all at once reopens no delivered order, and changes no other choice about that', async () => {
  const sent = drawConflicts(['deliveryDate', 'senderName', 'status']);
  expect(screen.getByText('2 orders delivered here, but ongoing in the file')).toBeVisible();
  await press('Use all of the file’s values');
  await press('Reopen');
  expect(sent).toEqual([['deliveryDate', 'senderName'], ['status']]);
});

test('a single field needs no button for all', () => {
  drawConflicts(['senderName']);
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('orders cancelled in the file are left, deleted or marked delivered', async () => {
  const sent: string[] = [];
  render(
    <CancelledOrdersChoice
      id={id}
      orders={1}
      chosen="leave"
      action={async (form) => {
        sent.push(cancelledChoiceSchema.parse(Object.fromEntries(form)).cancelled);
      }}
    />,
  );
  const region = within(screen.getByRole('region', { name: 'Cancelled in the file' }));
  expect(region.getByText('Leave as is').tagName).toBe('STRONG');
  await press('Delete');
  await press('Mark delivered');
  expect(sent).toEqual(['delete', 'deliver']);
});
