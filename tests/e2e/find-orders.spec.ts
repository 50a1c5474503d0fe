import {
  moveAwayFromList,
  listOrder,
  listedIds,
  makeOrder,
  makeOrders,
  markDelivered,
  rowOf,
  type MadeOrder,
} from '@/tests/support/browser/orders';
import {
  applyFilter,
  chipsOf,
  focusSearch,
  newWord,
  openDisplay,
  openFilter,
  pressApply,
  searchField,
} from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test(
  'typing in the search finds orders by any part of a word, and keeps the focus',
  { tag: '@phone' },
  async ({ desk }) => {
    const word = newWord();
    const order = await makeOrder(desk, { recipientName: `Żółw ${word}` });
    await listOrder(desk);
    const field = await focusSearch(desk);
    await field.pressSequentially(`zolw ${word.slice(1)}`);
    await expect(listedIds(desk)).toHaveText([order.orderId]);
    await expect(desk.getByText('1 order matches')).toBeVisible();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(`zolw ${word.slice(1)}`);
    await expect(desk).toHaveURL(`/orders?q=zolw+${word.slice(1)}`);

    await field.press('Escape');
    await expect(desk).toHaveURL('/orders?view=all');
    await expect(field).toHaveValue('');
  },
);

test('Enter in the search opens the matching orders from any page', async ({ desk }) => {
  const { orderId } = await makeOrder(desk);
  await desk.goto('/profile');
  const field = await focusSearch(desk);
  await field.fill(orderId);
  await field.press('Enter');
  await expect(desk).toHaveURL(`/orders?q=${orderId}`);
  await expect(listedIds(desk)).toHaveText([orderId]);
  await desk.goBack();
  await expect(desk).toHaveURL('/profile');
  await expect(searchField(desk)).toHaveValue('');
});

test('a pasted list of Order IDs finds each of them', async ({ desk }) => {
  const [one, , other] = (await makeOrders(desk, {}, {}, {})) as [MadeOrder, MadeOrder, MadeOrder];
  await desk.goto('/orders');
  const field = await focusSearch(desk);
  await field.evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    const paste = { clipboardData, bubbles: true, cancelable: true };
    input.dispatchEvent(new ClipboardEvent('paste', paste));
  }, `${one.orderId}\r\n${other.orderId}\r\n`);
  await expect(field).toHaveValue(`${one.orderId}, ${other.orderId}`);
  await expect(listedIds(desk)).toHaveText([other.orderId, one.orderId]);
});

test(
  'filters narrow the list, are part of the URL, and can be removed one by one',
  { tag: '@phone' },
  async ({ desk }) => {
    const word = newWord();
    const overdue = { senderName: word, deliveryDate: '2001-02-03' };
    const few = await makeOrder(desk, { ...overdue, numberOfItems: '2' });
    const many = await makeOrder(desk, { ...overdue, numberOfItems: '200' });
    const later = await makeOrder(desk, { senderName: word, numberOfItems: '300' });
    await desk.goto(`/orders?q=${word}`);
    await applyFilter(desk, 'Delivery date', { 'Delivery date': 'Overdue' });
    await applyFilter(desk, 'Items', { 'Items from': '100' });
    await expect(desk).toHaveURL(`/orders?q=${word}&delivery=overdue&itemsFrom=100`);
    await expect(listedIds(desk)).toHaveText([many.orderId]);
    await expect(chipsOf(desk)).toHaveText([`Search: ${word}`, 'Overdue', 'Items: from 100']);
    await expect(desk.getByRole('button', { name: 'Apply filters' })).toBeHidden();

    await desk.getByRole('link', { name: 'Remove filter: Items: from 100' }).click();
    await expect(listedIds(desk)).toHaveText([many.orderId, few.orderId]);
    await desk.getByRole('link', { name: 'Remove filter: Overdue' }).click();
    await expect(listedIds(desk)).toHaveText([later.orderId, many.orderId, few.orderId]);
    await openFilter(desk, 'Items');
    await expect(desk.getByLabel('Items from', { exact: true })).toHaveValue('');
    await desk.keyboard.press('Escape');

    await desk.goBack();
    await expect(listedIds(desk)).toHaveText([many.orderId, few.orderId]);
    await desk.getByRole('link', { name: 'Clear all' }).click();
    await expect(desk).toHaveURL('/orders?view=all');
    await expect(searchField(desk)).toHaveValue('');
    await expect(chipsOf(desk)).toHaveCount(0);
  },
);

test('orders can be filtered by who created them and when', async ({ ownDesk, owner }) => {
  const { orderId } = await listOrder(ownDesk);
  await applyFilter(ownDesk, 'Created by', { 'Created by': owner.username });
  await applyFilter(ownDesk, /^Created$/, { 'Created from': '2020-01-01' });
  await expect(listedIds(ownDesk)).toHaveText([orderId]);
  await expect(chipsOf(ownDesk)).toHaveText([
    `Created by ${owner.username}`,
    'Created: from 1 Jan 2020',
  ]);
  await applyFilter(ownDesk, /^Created: /, { 'Created to': '2020-01-02' });
  await expect(ownDesk.getByText('No orders match these filters')).toBeVisible();
  await ownDesk.getByRole('main').getByRole('link', { name: 'Clear filters' }).last().click();
  await expect(listedIds(ownDesk)).toHaveText([orderId]);
});

test('the status tabs keep the filters, and a delivered order leaves the Ongoing tab', async ({
  desk,
}) => {
  const word = newWord();
  const first = await makeOrder(desk, { recipientAddress: word });
  const second = await makeOrder(desk, { recipientAddress: word });
  await desk.goto(`/orders?q=${word}&sort=orderId`);
  const tabs = desk.getByRole('navigation', { name: 'Status' });
  await tabs.getByRole('link', { name: 'Ongoing' }).click();
  const ongoing = `/orders?q=${word}&status=ongoing&sort=orderId`;
  await expect(desk).toHaveURL(ongoing);
  await markDelivered(desk, first.orderId);
  await moveAwayFromList(desk);
  await expect(listedIds(desk)).toHaveText([second.orderId]);
  await expect(desk).toHaveURL(ongoing);
  await tabs.getByRole('link', { name: 'Delivered' }).click();
  await expect(listedIds(desk)).toHaveText([first.orderId]);
});

test(
  'the list can be sorted, and shows the chosen columns',
  { tag: '@phone' },
  async ({ desk }) => {
    const word = newWord();
    const [a, b] = [`${word} a`, `${word} b`];
    const upper = await makeOrder(desk, { senderName: b });
    const lower = await makeOrder(desk, { senderName: a });
    await desk.goto(`/orders?q=${word}`);
    await openDisplay(desk);
    await desk.getByRole('combobox', { name: 'Sort by' }).selectOption('Sender, Z to A');
    await desk.getByRole('checkbox', { name: 'Sender' }).check();
    await desk.getByRole('checkbox', { name: 'Address' }).uncheck();
    await pressApply(desk);
    await expect(listedIds(desk)).toHaveText([upper.orderId, lower.orderId]);
    await expect(rowOf(desk, upper.orderId).getByText(b)).toBeVisible();
    await expect(rowOf(desk, upper.orderId).getByText(upper.recipientAddress)).toHaveCount(0);
    await expect(desk).toHaveURL(
      `/orders?q=${word}&sort=-sender&columns=orderId,status,deliveryDate,recipient,courier,sender,items`,
    );
  },
);

test('invalid filters in the URL are named and ignored, and the others apply', async ({ desk }) => {
  const { orderId } = await makeOrder(desk);
  await desk.goto(`/orders?q=${orderId}&deliveryFrom=2026-13-01&status=lost&itemsFrom=%00`);
  await expect(listedIds(desk)).toHaveText([orderId]);
  const main = desk.getByRole('main');
  await expect(main).toContainText('The delivery date “2026-13-01” is not a valid date');
  await expect(main).toContainText('The status “lost” is not known, so it was ignored.');
});

test('a filter opens and closes by keyboard, and the focus returns to it', async ({ desk }) => {
  const { orderId } = await makeOrder(desk);
  await desk.goto(`/orders?q=${orderId}`);
  const chip = desk.getByRole('button', { name: 'Delivery date', exact: true });
  await chip.focus();
  await desk.keyboard.press('Enter');
  const field = desk.getByRole('combobox', { name: 'Delivery date' });
  await expect(field).toBeVisible();
  await desk.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(chip).toBeFocused();

  await desk.keyboard.press('Enter');
  await field.selectOption('Overdue');
  await pressApply(desk);
  await expect(chipsOf(desk)).toHaveText([`Search: ${orderId}`, 'Overdue']);
  await desk.getByRole('link', { name: 'Remove filter: Overdue' }).press('Enter');
  await expect(chip).toBeFocused();
});
