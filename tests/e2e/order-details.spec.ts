import { newOwner } from '@/tests/support/browser/accounts';
import { newPerson } from '@/tests/support/browser/people';
import { apply, makeOrderList, preview } from '@/tests/support/browser/bulk';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  createOrder,
  expectTyped,
  makeOrder,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test(
  'optional fields are typed under More, shown on the order, found by search and edited',
  { tag: ['@phone', '@postgresql'] },
  async ({ desk }) => {
    const order = typedOrder();
    const digits = order.orderId.slice(-7);
    await desk.goto('/orders/new');
    await expect(desk.getByLabel('Phone')).toBeHidden();
    await typeOrder(desk, order);
    await desk.getByText('More', { exact: true }).click();
    await desk.getByLabel('Phone').fill(`+48 (0)22 ${digits}`);
    await desk.getByLabel('E-mail').fill('wolski@example.com');
    await desk.getByLabel('From', { exact: true }).fill('14:00');
    await desk.getByLabel('Until').fill('12:30');
    await desk.getByLabel('Instructions').fill('Ring twice.\nBack door');
    await desk.getByLabel('Reference').fill('PO 7/12');
    await desk.getByRole('button', { name: 'Create order' }).click();
    await expectFieldError(desk.getByLabel('Until'), 'Until must be later than From.');
    await expect(desk.getByLabel('Instructions')).toHaveValue('Ring twice.\nBack door');
    await expectAccessible(desk);
    await desk.getByLabel('Until').fill('16:30');
    await desk.getByRole('button', { name: 'Create order' }).click();
    await expect(desk).toHaveURL('/orders');

    await desk.goto(`/orders?q=${digits}&columns=orderId,window,phone,reference`);
    await expect(rowOf(desk, order.orderId)).toContainText('14:00–16:30');
    await rowOf(desk, order.orderId)
      .getByRole('link', { name: order.orderId, exact: true })
      .click();
    const call = desk.getByRole('link', { name: `+48 (0)22 ${digits}`, exact: true });
    await expect(call).toHaveAttribute('href', `tel:+4822${digits}`);
    await expect(desk.getByRole('link', { name: 'Text message' })).toHaveAttribute(
      'href',
      `sms:+4822${digits}`,
    );
    await expect(desk.getByRole('link', { name: 'wolski@example.com' })).toHaveAttribute(
      'href',
      'mailto:wolski@example.com',
    );
    await expect(desk.getByText('Ring twice.\nBack door', { exact: true }).first()).toBeVisible();
    await expectAccessible(desk);

    await desk.getByRole('link', { name: 'Edit' }).click();
    await expect(desk.getByLabel('From', { exact: true })).toHaveValue('14:00');
    await desk.getByLabel('From', { exact: true }).fill('');
    await desk.getByLabel('Reference').fill('');
    await desk.getByRole('button', { name: 'Save changes' }).click();
    const edited = desk.getByRole('region', { name: 'History' }).getByRole('listitem').first();
    await expect(edited).toContainText('Edited');
    for (const text of ['14:00–16:30', 'until 16:30', 'PO 7/12']) {
      await expect(edited).toContainText(text);
    }
  },
);

test(
  'the next Order ID is proposed, and Duplicate fills a new order',
  { tag: '@phone' },
  async ({ openBrowser }, { project }) => {
    const owner = await newOwner(newPerson(), project.use.timezoneId!);
    const desk = await openBrowser({ storageState: owner });
    const { orderId: _, ...values } = await createOrder(desk, { orderId: 'A-1041' });
    await desk.goto('/orders/new');
    await expectTyped(desk, { orderId: 'A-1042', recipientName: '' });
    await desk.goto(values.path);
    await desk.getByRole('link', { name: 'Duplicate' }).click();
    await expect(orderField(desk, 'orderId')).toHaveValue('A-1042');
    const { senderName, recipientName, recipientAddress, numberOfItems } = values;
    await expectTyped(desk, { senderName, recipientName, recipientAddress, numberOfItems });
    await expect(orderField(desk, 'deliveryDate')).not.toHaveValue(values.deliveryDate);
    await expect(orderField(desk, 'deliveryDate')).not.toHaveValue('');
    await desk.getByRole('button', { name: 'Create order' }).click();
    await expect(rowOf(desk, 'A-1042')).toBeVisible();
  },
);

test('orders are filtered by time window, which many can be given at once', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, {});
  await preview(desk, orders, 'Change time window');
  await apply(desk, '2 orders');
  await expect(desk.getByText('Time window is missing.')).toBeVisible();
  await desk.getByLabel('Until').fill('11:30');
  await expect(desk.getByText('until 11:30').first()).toBeVisible();
  await apply(desk, '2 orders');
  await expect(desk.getByText('Time window of 2 orders changed: until 11:30.')).toBeVisible();
  await desk.goto(`${path}&window=afternoon`);
  await expect(desk.getByText('No orders match these filters')).toBeVisible();
  await desk.goto(`${path}&window=morning&columns=orderId,window`);
  for (const { orderId } of orders) await expect(rowOf(desk, orderId)).toContainText('until 11:30');

  await preview(desk, orders, 'Change time window');
  await desk.getByLabel('No time window').check();
  await apply(desk, '2 orders');
  await expect(desk.getByText('Time window of 2 orders removed.')).toBeVisible();
  await desk.goto(`${path}&window=morning`);
  await expect(desk.getByText('No orders match these filters')).toBeVisible();
});

test('two edits of the window are a conflict, which offers none as a value', async ({
  desk,
  openBrowser,
  signedIn,
}) => {
  const { path } = await makeOrder(desk);
  const other = await openBrowser({ storageState: signedIn });
  for (const page of [desk, other]) {
    await page.goto(`${path}/edit`);
    await page.getByText('More', { exact: true }).click();
  }
  await desk.getByLabel('From', { exact: true }).fill('09:00');
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
  await other.getByLabel('From', { exact: true }).fill('10:00');
  await other.getByRole('button', { name: 'Save changes' }).click();
  const choice = other.getByRole('radiogroup', { name: 'Time window' });
  await expect(choice).toContainText('from 09:00');
  await expect(choice).toContainText('from 10:00');
  await expect(choice).toContainText('Empty');
  await choice.getByRole('radio', { name: 'Yours' }).check();
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other).toHaveURL(path);
  await expect(other.getByText('from 10:00').first()).toBeVisible();
});
