import type { Page } from 'playwright/test';
import { changeOrder } from '@/tests/support/browser/accounts';
import { alertOf } from '@/tests/support/browser/expectations';
import { expectTyped, makeOrder, orderField, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();

test('edits of different fields are merged, and the message says so', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { orderId, path } = order;
  await desk.goto(`${path}/edit`);
  await typeOrder(desk, { recipientName: 'From the desk' });
  await changeOrder(desk, order, { deliveryDate: '2199-05-03' });

  await save(desk);
  await expect(desk).toHaveURL(path);
  await expect(desk.getByRole('status')).toContainText(
    /saved, merged with changes by ann-\S+: delivery date is now 3 May 2199\./,
  );
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} saved`);
  await desk.goto(`${path}/edit`);
  await expectTyped(desk, { recipientName: 'From the desk', deliveryDate: '2199-05-03' });
});

test('an open form announces that someone else saved, and keeps its values', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { path } = order;
  await desk.goto(`${path}/edit`);
  await changeOrder(desk, order, { senderName: 'From the phone', numberOfItems: '20' });
  await expect(
    desk.getByText('Someone else edited this order. Saving merges both changes.'),
  ).toBeVisible();
  await expectTyped(desk, { senderName: 'Order desk', numberOfItems: '18' });
  await typeOrder(desk, { recipientName: 'From the desk' });
  await save(desk);
  await expect(desk).toHaveURL(path);
  const main = desk.getByRole('main');
  await expect(main).toContainText('From the phone');
  await expect(main).toContainText('From the desk');
});

for (const choice of ['Theirs', 'Yours'] as const) {
  test(`of two edits of the same field, ${choice.toLowerCase()} is chosen`, async ({ desk }) => {
    const order = await makeOrder(desk);
    const { orderId, path } = order;
    await desk.goto(`${path}/edit`);
    await typeOrder(desk, { deliveryDate: '2199-06-01', recipientName: 'From the desk' });
    await changeOrder(desk, order, { deliveryDate: '2199-05-03', numberOfItems: '20' });

    await save(desk);
    const group = desk.getByRole('radiogroup', { name: 'Delivery date' });
    const theirs = group.getByRole('radio', { name: 'Theirs', exact: true });
    const yours = group.getByRole('radio', { name: 'Yours', exact: true });
    await expect(alertOf(desk, `order ${orderId} has changed since`)).toBeVisible();
    await expect(theirs).toBeFocused();
    await expect(theirs).toHaveAccessibleDescription(/^3 May 2199 ann-/);
    await expect(yours).toHaveAccessibleDescription('1 Jun 2199');
    await expect(group.getByRole('radio', { name: 'Before' })).toHaveAccessibleDescription(
      '17 Apr 2199',
    );
    await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
    await expectTyped(desk, { recipientName: 'From the desk', numberOfItems: '20' });

    await save(desk);
    await expect(desk.getByText('Choose which delivery date to keep.')).toBeVisible();
    await group.getByRole('radio', { name: choice, exact: true }).check();
    await save(desk);
    await expect(desk).toHaveURL(path);
    await desk.goto(`${path}/edit`);
    await expectTyped(desk, {
      deliveryDate: choice === 'Theirs' ? '2199-05-03' : '2199-06-01',
      recipientName: 'From the desk',
      numberOfItems: '20',
    });
  });
}

test(
  'a third change made while someone chooses is merged too',
  { tag: ['@phone', '@postgresql'] },
  async ({ desk }) => {
    const order = await makeOrder(desk);
    const { path } = order;
    await desk.goto(`${path}/edit`);
    await typeOrder(desk, { senderName: 'From the desk' });
    await changeOrder(desk, order, { senderName: 'From the phone' });
    await save(desk);
    const group = desk.getByRole('radiogroup', { name: 'Sender name' });
    await group.getByRole('radio', { name: 'Yours' }).check();
    await changeOrder(desk, order, { recipientName: 'From the phone again' });
    await save(desk);
    await expect(desk).toHaveURL(path);
    await expect(desk.getByRole('status')).toContainText('merged with changes');
    await desk.goto(`${path}/edit`);
    await expectTyped(desk, { senderName: 'From the desk', recipientName: 'From the phone again' });
    await expect(orderField(desk, 'senderName')).toBeVisible();
  },
);
