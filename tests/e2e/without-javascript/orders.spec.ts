import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { apply, makeOrderList, preview } from '@/tests/support/browser/bulk';
import { alertOf, expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import {
  createOrder,
  expectTyped,
  listedIds,
  listOrder,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { newOwner } from '@/tests/support/browser/accounts';
import { newPerson, switchUser } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test('an invalid order keeps the typed values, and is created once they are fixed', async ({
  desk,
}) => {
  const order = typedOrder();
  await desk.goto('/orders');
  await desk.getByRole('link', { name: 'New order' }).click();
  await typeOrder(desk, { ...order, numberOfItems: 'many', senderName: '' });
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expectFieldError(orderField(desk, 'senderName'), 'Sender name is missing.');
  await expect(orderField(desk, 'numberOfItems')).toHaveAttribute('aria-invalid', 'true');
  await expectTyped(desk, { ...order, numberOfItems: 'many', senderName: '' });

  await typeOrder(desk, order);
  await desk.getByRole('button', { name: 'Create and add another' }).click();
  await expect(desk).toHaveURL(/\/orders\/new(\?|$)/);
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
  await expectTyped(desk, { recipientName: '' });
  await desk.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
  await expect(rowOf(desk, order.orderId)).toHaveCount(1);
});

test('sending the same form again with other values creates the second order once', async ({
  desk,
}) => {
  const first = await createOrder(desk);
  await desk.goBack();
  const second = typedOrder({ recipientName: 'Someone else' });
  await typeOrder(desk, second);
  await desk.getByRole('button', { name: 'Create order' }).click();
  const already = alertOf(desk, 'This form was already sent with different values.');
  const created = desk.getByRole('status').getByText(`Order ${second.orderId} created.`);
  await expect(already.or(created)).toBeVisible();
  if (await already.isVisible()) {
    await expectTyped(desk, second);
    await desk.getByRole('button', { name: 'Create order' }).click();
  }
  await expect(created).toBeVisible();
  await expect(rowOf(desk, first.orderId)).toHaveCount(1);
  await expect(rowOf(desk, second.orderId)).toHaveCount(1);
});

test('an order is marked delivered and reopened, from the list and from its page', async ({
  desk,
}) => {
  const { orderId, path } = await listOrder(desk);
  const status = desk.getByRole('status');
  await desk.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  await expect(status).toContainText(`Order ${orderId} marked delivered.`);
  await desk.getByRole('button', { name: `Reopen ${orderId}`, exact: true }).click();
  await expect(status).toContainText(`Order ${orderId} reopened.`);
  await desk.getByRole('link', { name: orderId, exact: true }).click();
  await expect(desk).toHaveURL(path);
  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
  await expect(status).toContainText(`Order ${orderId} marked delivered.`);
  const history = desk.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history).toHaveText([/Marked Delivered/, /Reopened/, /Marked Delivered/, /Created/]);
});

test('editing a field that someone else changed too asks which value to keep, and keeps the rest', async ({
  desk,
}) => {
  const { orderId, path } = await listOrder(desk);
  await desk.getByRole('link', { name: `Edit ${orderId}`, exact: true }).click();
  const other = await desk.context().newPage();
  await other.goto(`${path}/edit`);
  await typeOrder(other, { recipientName: 'From the phone' });
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByRole('status')).toContainText(`Order ${orderId} saved.`);

  await typeOrder(desk, { recipientName: 'From the desk', senderName: 'Also typed' });
  const save = desk.getByRole('button', { name: 'Save changes' });
  await save.click();
  await expectAlert(desk, /edited it: recipient name is now From the phone/);
  await save.click();
  await expect(desk.getByText('Choose which recipient name to keep.')).toBeVisible();
  await expectTyped(desk, { senderName: 'Also typed' });
  const choice = desk.getByRole('radiogroup', { name: 'Recipient name' });
  await choice.getByRole('radio', { name: 'Yours', exact: true }).check();
  await save.click();
  await expect(desk).toHaveURL(path);
  await expect(desk.getByRole('main')).toContainText('From the desk');
});

test('a confirmation page asks before an order is deleted', async ({ desk }) => {
  const { orderId, path } = await listOrder(desk);
  await desk.getByRole('link', { name: `Delete ${orderId}`, exact: true }).click();
  await expect(desk).toHaveURL(`${path}/delete`);
  await expect(desk.getByRole('heading', { name: `Delete order ${orderId}?` })).toBeVisible();
  await desk.getByRole('link', { name: 'Cancel' }).click();
  await expect(desk).toHaveURL(path);
  await desk.getByRole('link', { name: `Delete ${orderId}` }).click();
  await desk.getByRole('button', { name: 'Delete order' }).click();
  await expect(desk).toHaveURL('/orders');
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} deleted.`);
  await expect(rowOf(desk, orderId)).toHaveCount(0);
  await desk.goto('/logs');
  await expect(desk.getByRole('main')).toContainText(`${orderId} (deleted)`);
});

test("a form isn't saved once another user has signed in, and keeps the typed values", async ({
  ownDesk,
  timezoneId,
  consoleErrors,
}) => {
  consoleErrors.expect(NOT_FOUND);
  const other = newPerson('bea');
  await newOwner(other, timezoneId!);
  const { path } = await createOrder(ownDesk);
  const edit = await ownDesk.context().newPage();
  await edit.goto(`${path}/edit`);
  await typeOrder(edit, { recipientName: 'Typed by Ann' });
  const order = typedOrder();
  await ownDesk.goto('/orders/new');
  await typeOrder(ownDesk, order);
  await switchUser(ownDesk, other);

  await ownDesk.getByRole('button', { name: 'Create order' }).click();
  await expectAlert(ownDesk, OTHER_USER);
  await expectTyped(ownDesk, order);
  await ownDesk.getByRole('button', { name: 'Create order' }).click();
  await expectAlert(ownDesk, OTHER_USER);

  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(edit.getByRole('heading', { name: 'Not saved' })).toBeVisible();
  await expect(edit.getByText(OTHER_USER)).toBeVisible();
  await expect(edit.getByLabel('Recipient name')).toHaveValue('Typed by Ann');
});

test('an edit of a deleted order shows the typed values again', async ({ desk, consoleErrors }) => {
  consoleErrors.expect(NOT_FOUND);
  const { orderId, path } = await createOrder(desk);
  const edit = await desk.context().newPage();
  await edit.goto(`${path}/edit`);
  await typeOrder(edit, { recipientName: 'Typed in vain' });
  await desk.goto(`${path}/delete`);
  await desk.getByRole('button', { name: 'Delete order' }).click();
  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(edit.getByRole('heading', { name: 'Not saved' })).toBeVisible();
  await expect(edit.getByText(`Order ${orderId}`)).toBeVisible();
  await expect(edit.getByLabel('Recipient name')).toHaveValue('Typed in vain');
});

const OTHER_USER =
  /Nothing was changed: this page was opened by another user, and .+ is logged in now\./;

test('optional fields are sent and shown, and a backwards time window keeps them', async ({
  desk,
}) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeOrder(desk, order);
  await desk.getByText('More', { exact: true }).click();
  await desk.getByLabel('Phone').fill('030 5550123');
  await desk.getByLabel('From', { exact: true }).fill('14:00');
  await desk.getByLabel('Until').fill('12:30');
  await desk.getByLabel('Instructions').fill('Ring twice.');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expectFieldError(desk.getByLabel('Until'), 'Until must be later than From.');
  await expect(desk.getByLabel('From', { exact: true })).toHaveValue('14:00');
  await expect(desk.getByLabel('Phone')).toHaveValue('030 5550123');
  await desk.getByLabel('Until').fill('');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await rowOf(desk, order.orderId).getByRole('link', { name: order.orderId, exact: true }).click();
  await expect(desk.getByText('from 14:00').first()).toBeVisible();
  await desk.getByRole('link', { name: 'Duplicate' }).click();
  await expect(desk.getByLabel('Instructions')).toHaveValue('Ring twice.');
});

test('a time window is chosen for several orders, and none too', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, {});
  await preview(desk, orders, 'Change time window');
  await desk.getByLabel('From', { exact: true }).fill('08:15');
  await desk.getByRole('button', { name: 'Preview changes' }).click();
  await expect(desk.getByText('2 will change.')).toBeVisible();
  await apply(desk, '2 orders');
  await expect(desk.getByText('Time window of 2 orders changed: from 08:15.')).toBeVisible();
  await desk.goto(`${path}&window=morning`);
  await expect(listedIds(desk)).toHaveCount(2);
});
