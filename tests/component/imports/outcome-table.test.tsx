import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { FixForm } from '@/components/imports/fix-form';
import { OutcomeTable } from '@/components/imports/outcome-table';
import { describeOutcome } from '@/lib/imports/describe';
import type { Dispute, ImportedOrder, Problem } from '@/lib/imports/import';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { fixFormSchema } from '@/lib/imports/schema';

const order: ImportedOrder = {
  numberOfItems: 1_200,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
  status: 'DELIVERED',
  deliveredAt: null,
};

function listed(given: Partial<ListedOrder>): ListedOrder {
  return {
    position: 2,
    line: 2,
    orderId: '10248',
    outcome: 'create',
    order,
    orderDbId: null,
    changes: {},
    disputes: [],
    problems: [],
    notes: [],
    refusal: null,
    rows: [],
    ...given,
  };
}

const problem: Problem = {
  position: 3,
  line: 4,
  column: 1,
  name: 'Items',
  value: '1.5',
  text: 'Number of items must be a whole number from 1 to 1,000,000.',
};

const wrong = listed({
  position: 3,
  line: 4,
  orderId: '10250',
  outcome: 'error',
  order: null,
  problems: [problem],
  rows: [{ position: 3, line: 4, cells: ['10250', '1.5', 'ignored', 'Ann'] }],
});

function draw(orders: ListedOrder[], { isDone = false, isFixable = false } = {}) {
  return (
    <OutcomeTable
      orders={orders.map((order) => describeOutcome(order, { isFixable, shown: [0, 1, 3] }))}
      isDone={isDone}
      cancelled="delete"
      names={['No', 'Items', 'Price', 'Recipient']}
    />
  );
}

const lineOf = (orderId: string) =>
  screen.getAllByRole('row').find((row) => row.textContent.includes(orderId))!;

test('each order shows its outcome and its values', () => {
  render(
    draw([
      listed({}),
      listed({
        position: 4,
        line: 5,
        orderId: '10249',
        outcome: 'update',
        orderDbId: 'key',
        changes: { numberOfItems: { from: 18, to: 19 } },
        notes: ['No shipping address, so the billing address is used.'],
      }),
    ]),
  );
  expect(lineOf('10248')).toHaveTextContent(/Create.*Number of items: 1,200.*17 Apr 2026/);
  expect(lineOf('10248')).toHaveTextContent(/Recipient address: ul. Filtrowa 68.*Delivered/);
  const update = within(lineOf('10249'));
  expect(update.getByText('Update')).toBeVisible();
  expect(update.getByRole('deletion')).toHaveTextContent('18');
  expect(update.getByText(/billing address is used/)).toBeVisible();
  expect(update.getByRole('link', { name: '10249' })).toHaveAttribute('href', '/orders/key');
});

test('a conflict shows the values here, in the file and last imported, and strikes out none', () => {
  const conflict: Dispute = {
    field: 'recipientName',
    here: 'Ann',
    file: 'Bea',
    imported: 'Cleo',
    isConflict: true,
  };
  const kept: Dispute = {
    field: 'deliveryDate',
    here: '2026-10-02',
    file: '2026-09-30',
    imported: '2026-09-30',
    isConflict: false,
  };
  render(draw([listed({ outcome: 'conflict', orderDbId: 'key', disputes: [conflict, kept] })]));
  expect(lineOf('10248')).toHaveTextContent('Conflict');
  expect(lineOf('10248')).toHaveTextContent(
    'Recipient name, edited here and in the fileHere:AnnFile:BeaLast import:Cleo',
  );
  expect(lineOf('10248')).toHaveTextContent(
    'Delivery date, edited hereHere:2 Oct 2026File:30 Sep 2026',
  );
  expect(lineOf('10248').querySelector('del')).toBeNull();
});

test('the receipt shows what was imported, and why the rest was not', () => {
  render(
    draw(
      [
        listed({}),
        listed({ position: 3, line: 3, orderId: '10249', outcome: 'update', refusal: 'stale' }),
        listed({ position: 4, line: 4, orderId: null, outcome: 'leftOut', order: null }),
        listed({ position: 5, line: 5, orderId: '10251', outcome: 'cancelled', order: null }),
      ],
      { isDone: true },
    ),
  );
  expect(within(lineOf('10248')).getByText('Created')).toBeVisible();
  const refused = within(lineOf('10249'));
  expect(refused.getByText('Not imported')).toBeVisible();
  expect(refused.getByText('Someone else edited this order, so it wasn’t changed.')).toBeVisible();
  expect(lineOf('No Order ID')).toHaveTextContent('Left out');
  expect(within(lineOf('10251')).getByText('Deleted')).toBeVisible();
});

test('invalid cells can be fixed in place, the others are text', async () => {
  const sent: unknown[] = [];
  const id = randomUUID();
  render(
    <FixForm
      id={id}
      action={async (form) => {
        sent.push(fixFormSchema.parse(Object.fromEntries(form)));
      }}
    >
      {draw([wrong], { isFixable: true })}
    </FixForm>,
  );
  const field = screen.getByLabelText('Items, line 4');
  expect(field).toHaveValue('1.5');
  expect(field).toHaveAccessibleDescription(problem.text);
  expect(lineOf('10250')).toHaveTextContent('Recipient: Ann');
  expect(lineOf('10250')).not.toHaveTextContent('ignored');
  await userEvent.clear(field);
  await userEvent.type(field, '2');
  await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
  expect(sent).toEqual([{ id, cells: [{ position: 3, column: 1, value: '2' }] }]);
});

test('a cell keeps its line breaks, and problems without a cell are listed', () => {
  const none: Problem = { ...problem, column: null, name: 'Order ID', text: 'It is used twice.' };
  const address: Problem = { ...problem, column: 3, name: 'Recipient' };
  const rows = [{ position: 3, line: 4, cells: ['10250', '1', '', 'one\ntwo'] }];
  render(draw([{ ...wrong, problems: [none, address], rows }], { isFixable: true }));
  expect(screen.getByLabelText('Recipient, line 4')).toHaveValue('one\ntwo');
  expect(lineOf('10250')).toHaveTextContent('Order ID, line 4, “1.5”: It is used twice.');
});

test('other users see the problems, but can’t fix them', () => {
  render(draw([wrong]));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(lineOf('10250')).toHaveTextContent(`Items, line 4, “1.5”: ${problem.text}`);
});
