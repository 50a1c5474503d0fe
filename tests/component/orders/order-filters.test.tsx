import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OrderFilters } from '@/components/orders/order-filters';
import { queryOfForm } from '@/components/ui/client-navigation';
import { describeFilters } from '@/lib/orders/list/describe-filters';
import { DEFAULT_PARAMS, type ListParams } from '@/lib/orders/list/params';
import { parseListParams } from '@/lib/orders/list/parse';
import type { Person } from '@/lib/accounts/queries';

const people = [{ id: '01a2039a-9117-75a3-8c90-ea955aab0d08', name: 'Ann' }];

const marek = { id: '22222222-9117-75a3-8c90-ea955aab0d08', name: 'Marek' };

function drawForm(given: Partial<ListParams> = {}, couriers: Person[] = []) {
  const listing = { ...DEFAULT_PARAMS, ...given };
  const { container } = render(
    <OrderFilters
      listing={listing}
      texts={describeFilters(listing, people)}
      people={people}
      couriers={couriers}
    />,
  );
  return { listing, form: container.querySelector('form')! };
}

/** A select in a closed popover. */
const choice = (name: string) => screen.getByRole('combobox', { name, hidden: true });

test('an unchanged form asks for everything', () => {
  expect(queryOfForm(drawForm().form)).toBe('?view=all');
});

test('an unchanged form asks for the current list', () => {
  const { listing, form } = drawForm({
    search: 'Wolski Łódź',
    status: 'DELIVERED',
    delivery: 'week',
    deliveryFrom: '2026-04-01',
    deliveryTo: '2026-04-30',
    createdBy: people[0]!.id,
    createdFrom: '2026-03-01',
    createdTo: '2026-03-31',
    deliveredFrom: '2026-04-02',
    deliveredTo: '2026-04-03',
    itemsFrom: 0,
    itemsTo: 9,
    sort: 'items',
    descending: true,
    size: 100,
    columns: ['orderId', 'sender'],
  });
  const parameters = Object.fromEntries(new URLSearchParams(queryOfForm(form)));
  expect(parseListParams(parameters)).toMatchObject({ listing, notes: [] });
});

test('the query has the chosen values and leaves out the defaults', async () => {
  const { form } = drawForm();
  await userEvent.selectOptions(choice('Delivery date'), 'Overdue');
  await userEvent.selectOptions(choice('Created by'), 'Ann');
  await userEvent.type(screen.getByLabelText('Items from'), '5');
  await userEvent.selectOptions(choice('Sort by'), 'Recipient, Z to A');
  await userEvent.click(screen.getByLabelText('Address'));
  expect(queryOfForm(form)).toBe(
    `?delivery=overdue&createdBy=${people[0]!.id}&itemsFrom=5&sort=-recipient` +
      '&columns=orderId,status,deliveryDate,recipient,courier,items',
  );
});

test('without selected columns, the Order ID remains', async () => {
  const { form } = drawForm();
  for (const box of screen.getAllByRole('checkbox', { checked: true, hidden: true }))
    await userEvent.click(box);
  // Without couriers there is no checkbox for theirs, so it stays.
  expect(queryOfForm(form)).toBe('?columns=orderId,courier');
});

test('an unknown user stays selected', () => {
  const { form } = drawForm({ createdBy: '11111111-9117-75a3-8c90-ea955aab0d08' });
  expect(choice('Created by')).toHaveDisplayValue('Unknown user');
  expect(queryOfForm(form)).toBe('?createdBy=11111111-9117-75a3-8c90-ea955aab0d08');
});

test('clearing removes the filters, and keeps sorting and columns', () => {
  drawForm({ status: 'ONGOING', itemsTo: 3, sort: 'sender', descending: false });
  expect(screen.getByRole('link', { name: 'Clear all' })).toHaveAttribute(
    'href',
    '/orders?sort=sender',
  );
});

/** The chips, and the popover each one opens. */
const chips = () =>
  within(screen.getByRole('list', { name: 'Filters' }))
    .queryAllByRole('button')
    .map((chip) => [chip.textContent, chip.getAttribute('popovertarget')]);

test('common filters and active conditions have chips, and active ones can be removed', () => {
  drawForm({ delivery: 'overdue', deliveryFrom: '2026-04-17', itemsTo: 3 }, [marek]);
  expect(chips()).toEqual([
    ['Overdue', 'filter-delivery'],
    ['Delivery date: from 17 Apr 2026', 'filter-delivery'],
    ['Courier', 'filter-courier'],
    ['Items: up to 3', 'filter-items'],
  ]);
  expect(screen.getByRole('link', { name: 'Remove filter: Overdue' })).toHaveAttribute(
    'href',
    '/orders?deliveryFrom=2026-04-17&itemsTo=3',
  );
});

test('each button opens a popover, and each filter has a button', () => {
  const { form } = drawForm({ search: 'Wolski', createdTo: '2026-04-17' }, [marek]);
  const opened = [...form.querySelectorAll('[popovertarget]')].map(
    (button) => `#${button.getAttribute('popovertarget')}`,
  );
  expect(opened.filter((id) => !form.querySelector(`${id}[popover]`))).toEqual([]);
  expect(new Set(opened)).toEqual(
    new Set([...form.querySelectorAll('[popover]')].map(({ id }) => `#${id}`)),
  );
  expect(chips().map(([text]) => text)).toEqual([
    'Delivery date',
    'Courier',
    'Created: up to 17 Apr 2026',
  ]);
});

test('without couriers there is no courier filter', () => {
  drawForm();
  expect(chips().map(([text]) => text)).toEqual(['Delivery date']);
  expect(screen.queryByRole('combobox', { name: 'Courier', hidden: true })).toBeNull();
  expect(screen.queryByRole('checkbox', { name: 'Courier', hidden: true })).toBeNull();
});

test('orders can be filtered by courier or unassigned, and the column is shown by default', async () => {
  const { form } = drawForm({}, [marek]);
  expect(queryOfForm(form)).toBe('?view=all');
  await userEvent.selectOptions(choice('Courier'), 'Marek');
  expect(queryOfForm(form)).toBe(`?courier=${marek.id}`);
  await userEvent.selectOptions(choice('Courier'), 'Unassigned');
  expect(queryOfForm(form)).toBe('?courier=nobody');
  await userEvent.selectOptions(choice('Courier'), 'Anyone');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Courier', hidden: true }));
  const without = 'orderId,status,deliveryDate,recipient,address,items';
  expect(queryOfForm(form)).toBe(`?columns=${without}`);
});

test('a former courier stays selected, by name', () => {
  drawForm({ courier: people[0]!.id }, [marek]);
  expect(choice('Courier')).toHaveDisplayValue('Ann');
});
