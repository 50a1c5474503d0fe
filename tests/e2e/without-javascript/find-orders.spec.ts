import { listedIds, makeOrder, markDelivered } from '@/tests/support/browser/orders';
import {
  applyFilter,
  chipsOf,
  newWord,
  openDisplay,
  openFilter,
  pressApply,
  searchField,
} from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

/** The header above the checkboxes of the rows. */
const SELECT_ALL = 'Select all on this page';

test('the search form keeps the filters', async ({ desk }) => {
  const word = newWord();
  const { orderId } = await makeOrder(desk, { recipientName: word });
  await makeOrder(desk, { recipientName: word, numberOfItems: '500' });
  await desk.goto('/orders?itemsTo=100');
  await searchField(desk).fill(word.toUpperCase());
  await searchField(desk).press('Enter');
  await expect(listedIds(desk)).toHaveText([orderId]);
  await expect(searchField(desk)).toHaveValue(word.toUpperCase());
  await expect(chipsOf(desk)).toHaveText([`Search: ${word.toUpperCase()}`, 'Items: up to 100']);
});

test('filters are a form, sorting and clearing are links', async ({ desk }) => {
  const word = newWord();
  const more = await makeOrder(desk, { senderName: word, numberOfItems: '30' });
  const fewer = await makeOrder(desk, { senderName: word, numberOfItems: '20' });
  await makeOrder(desk, { senderName: word, numberOfItems: '10' });
  await desk.goto(`/orders?q=${word}`);
  await openFilter(desk, 'Delivery date');
  await desk.getByLabel('Delivery date from').fill('2100-01-01');
  await desk.keyboard.press('Escape');
  await openDisplay(desk);
  await desk.getByRole('combobox', { name: 'Orders per page' }).selectOption('25');
  await desk.keyboard.press('Escape');
  // All filters are in one form, which also sends the earlier choices.
  await applyFilter(desk, 'Items', { 'Items from': '15' });
  await expect(listedIds(desk)).toHaveText([fewer.orderId, more.orderId]);
  await expect(desk.getByText('2 orders match')).toBeVisible();
  await desk.getByRole('link', { name: 'Items', exact: true }).click();
  await desk.getByRole('link', { name: 'Items', exact: true }).click();
  await expect(listedIds(desk)).toHaveText([more.orderId, fewer.orderId]);
  await desk.getByRole('link', { name: 'Remove filter: Items: from 15' }).click();
  await expect(listedIds(desk)).toHaveCount(3);
  await desk.getByRole('link', { name: 'Clear all' }).click();
  await expect(desk).toHaveURL('/orders?sort=-items&size=25');
});

test('marking an order delivered keeps the filters of the list', async ({ desk }) => {
  const word = newWord();
  const first = await makeOrder(desk, { recipientAddress: word });
  const second = await makeOrder(desk, { recipientAddress: word });
  const address = `/orders?q=${word}&status=ongoing&sort=orderId`;
  await desk.goto(address);
  await markDelivered(desk, first.orderId);
  await expect(desk).toHaveURL(address);
  await expect(listedIds(desk)).toHaveText([second.orderId]);
  await markDelivered(desk, second.orderId);
  await expect(desk).toHaveURL(address);
  await expect(desk.getByText('No orders match these filters')).toBeVisible();
});

test('a form chooses the columns', async ({ desk }) => {
  const word = newWord();
  await makeOrder(desk, { senderName: word });
  await desk.goto(`/orders?q=${word}&columns=items`);
  await expect(desk.getByRole('columnheader')).toHaveText([
    SELECT_ALL,
    'Order ID',
    'Items',
    'Actions',
  ]);
  await openDisplay(desk);
  await desk.getByRole('checkbox', { name: 'Items' }).uncheck();
  await desk.getByRole('checkbox', { name: 'Sender' }).check();
  await pressApply(desk);
  await expect(desk.getByRole('columnheader')).toHaveText([
    SELECT_ALL,
    'Order ID',
    'Sender',
    'Actions',
  ]);
});
