import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test, vi } from 'vitest';
import { OrderForm } from '@/components/orders/order-form';
import type { FormState } from '@/lib/forms/form-state';
import type { KnownPerson } from '@/lib/orders/known-people';

const lucja: KnownPerson = {
  id: '1',
  orderId: 'A-1041',
  name: 'Łucja Nowak',
  details: { recipientAddress: 'Filtrowa 68', recipientPhone: '030 555', instructions: 'Ring' },
};
const lucas: KnownPerson = {
  id: '2',
  orderId: 'A-7',
  name: 'Lucas',
  details: { recipientAddress: 'Quay 1' },
};

/** Of the same household as Łucja. */
const piotr: KnownPerson = {
  id: '3',
  orderId: 'A-9',
  name: 'Piotr Nowak',
  details: { recipientAddress: 'Filtrowa 68', recipientPhone: '030 777' },
};

let asked: string[];
let answer: (text: string) => KnownPerson[] | Promise<KnownPerson[]>;
const save = vi.fn(async (state: FormState) => state);

const form = (
  <OrderForm action={save} initial={{ operationId: 'operation' }}>
    {null}
  </OrderForm>
);

beforeEach(() => {
  asked = [];
  answer = () => [lucja, lucas];
  save.mockClear();
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const parameters = new URLSearchParams(address.split('?')[1]);
    const isRecipient = parameters.get('kind') === 'recipient';
    return Response.json({ people: isRecipient ? await answer(parameters.get('q')!) : [] });
  });
  render(form);
});

const field = (label: string) => screen.getByLabelText(label);
const name = () => screen.getByRole('combobox', { name: 'Recipient name' });

async function typeName(text: string) {
  await userEvent.type(name(), text);
  return await screen.findByRole('listbox', { name: 'Earlier recipients' });
}

/** By pointer. */
async function choose(index: number) {
  await userEvent.clear(name());
  const list = await typeName('luc');
  await userEvent.click((await within(list).findAllByRole('option'))[index]!);
}

test('choosing an earlier recipient by keyboard fills the form, and can be undone', async () => {
  const list = await typeName('luc');
  expect(asked.at(-1)).toBe('/orders/people?kind=recipient&q=luc');
  expect(name()).toHaveAttribute('aria-expanded', 'true');
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  expect(within(list).getAllByRole('option')[0]).toHaveTextContent('Filtrowa 68 · 030 555');
  expect(screen.getByText('2 suggestions. Use the arrow keys.')).toBeInTheDocument();

  await userEvent.keyboard('{ArrowDown}');
  const [first] = within(list).getAllByRole('option');
  expect(name()).toHaveAttribute('aria-activedescendant', first!.id);
  expect(first).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  expect(save).not.toHaveBeenCalled();
  expect(name()).toHaveValue('Łucja Nowak');
  expect(field('Recipient address')).toHaveValue('Filtrowa 68');
  expect(field('Phone')).toHaveValue('030 555');
  expect(field('Instructions')).toHaveValue('Ring');
  expect(screen.getByText('More').closest('details')).toHaveAttribute('open');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(
    screen.getByText(/^Filled in from order A-1041: recipient address, phone, instructions\./),
  ).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(name()).toHaveValue('luc');
  expect(field('Recipient address')).toHaveValue('');
  expect(field('Phone')).toHaveValue('');
  expect(name()).toHaveFocus();
});

test('what was typed stays, and another choice replaces only what the first filled in', async () => {
  await userEvent.type(field('Phone'), '112');
  const list = await typeName('luc');
  await userEvent.click(within(list).getAllByRole('option')[0]!);
  expect(field('Phone')).toHaveValue('112');
  expect(field('Instructions')).toHaveValue('Ring');
  expect(
    screen.getByText(/: recipient address, instructions\. Not changed: phone\./),
  ).toBeVisible();

  await choose(1);
  expect(field('Recipient address')).toHaveValue('Quay 1');
  expect(field('Instructions')).toHaveValue('');
  expect(field('Phone')).toHaveValue('112');
});

test('an address that two people share goes with the second one too', async () => {
  answer = () => [lucja, piotr, lucas];
  await choose(0);
  await choose(1);
  expect(field('Recipient address')).toHaveValue('Filtrowa 68');
  expect(field('Phone')).toHaveValue('030 777');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(field('Recipient address')).toHaveValue('');
  expect(field('Phone')).toHaveValue('');

  for (const index of [0, 1, 2]) await choose(index);
  expect(field('Recipient address')).toHaveValue('Quay 1');
});

test('a choice that fills in nothing shows what it left as it was', async () => {
  await userEvent.type(field('Recipient address'), 'Elsewhere 2');
  await choose(1);
  expect(name()).toHaveValue('Lucas');
  expect(field('Recipient address')).toHaveValue('Elsewhere 2');
  expect(screen.getByText(/^Not changed: recipient address\./)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(name()).toHaveValue('luc');
});

test('a late answer moves the highlight to nobody else, and none stays after a choice', async () => {
  let arrive!: (people: KnownPerson[]) => void;
  const late = new Promise<KnownPerson[]>((resolve) => (arrive = resolve));
  answer = (text) => (text === 'lu' ? [lucja, lucas] : late);
  await typeName('lu');
  await userEvent.keyboard('c{ArrowDown}');
  await waitFor(() => expect(asked.at(-1)).toContain('q=luc'));
  arrive([piotr, lucas, lucja]);
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Łucja Nowak');
  await userEvent.keyboard('{Enter}');
  expect(name()).toHaveValue('Łucja Nowak');

  await userEvent.type(name(), '!');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('Home and End move the caret', async () => {
  await typeName('luc');
  await userEvent.keyboard('{Home}x{End}y');
  expect(name()).toHaveValue('xlucy');
  await userEvent.keyboard('{End}{Enter}');
  await waitFor(() => expect(save).toHaveBeenCalled());
});

test('without scripts it is an ordinary text field', () => {
  expect(renderToString(form)).not.toContain('combobox');
});

test('Enter without a choice sends the form, and Escape and Tab only close the list', async () => {
  await typeName('luc');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(name()).toHaveValue('luc');

  await userEvent.type(name(), 'a');
  await screen.findByRole('listbox');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.tab();
  expect(name()).toHaveValue('luca');
  expect(field('Recipient address')).toHaveValue('');

  await userEvent.type(name(), 's');
  await screen.findByRole('listbox');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(save).toHaveBeenCalled());
});

test('without suggestions, a name is only typed', async () => {
  const sender = screen.getByRole('combobox', { name: 'Sender name' });
  await userEvent.type(sender, 'Quay');
  await waitFor(() => expect(asked.at(-1)).toBe('/orders/people?kind=sender&q=Quay'));
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline');
  });
  await userEvent.type(sender, ' & Co');
  expect(sender).toHaveValue('Quay & Co');
  expect(sender).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByRole('listbox')).toBeNull();
});
