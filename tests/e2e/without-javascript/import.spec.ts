import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  uploadAndCheck,
  csvOf,
  expectCounts,
  fileOrder,
  importOrders,
  pressContinue,
  uploadFile,
} from '@/tests/support/browser/imports';
import { expect, test } from '@/tests/support/browser/test';

test('a file is checked, fixed, imported and undone', async ({ desk }) => {
  await uploadAndCheck(desk, csvOf([fileOrder(), fileOrder({ numberOfItems: '0' })]));
  await expectCounts(desk, '1 to create', '0 to update', '0 identical', '0 conflicts', '1 error');
  await desk.getByLabel('Number of items, line 3', { exact: true }).fill('7');
  await desk.getByRole('button', { name: 'Check again' }).click();
  await expectCounts(desk, '2 to create', '0 to update', '0 identical', '0 conflicts', '0 errors');
  await importOrders(desk, '2 orders');
  await expectCounts(desk, '2 created', '0 updated', '0 identical', '0 conflicts', '0 errors');
  await desk.getByRole('button', { name: 'Undo import' }).click();
  await expect(desk).toHaveURL(/\/orders\/bulk\//);
  await expect(desk.getByText('Undone: 2 orders imported.')).toBeVisible();
});

test('pasted rows become orders, and an empty form names what is missing', async ({ desk }) => {
  await desk.goto('/orders/import');
  await pressContinue(desk);
  await expectFieldError(desk.getByLabel('Orders file'), 'There is no file.');
  const { orderId } = fileOrder();
  await desk
    .getByLabel('Or paste rows')
    .fill(
      [
        'Order ID\tNumber of items\tDelivery date\tSender name\tRecipient name\tRecipient address',
        `${orderId}\t3\t2199-04-17\tOrder desk\tWolski Zajazd\tul. Filtrowa 68, Warszawa`,
      ].join('\n'),
    );
  await pressContinue(desk);
  await expect(desk).toHaveURL(/\/columns$/);
  await pressContinue(desk);
  await importOrders(desk, '1 order');
  await desk.goto(`/orders?q=${orderId}`);
  await expect(desk.getByRole('link', { name: orderId, exact: true })).toBeVisible();
});

test('wrong letters are put right by choosing another encoding', async ({ desk }) => {
  // The bytes of "Dvořák" in Windows-1250.
  const order = fileOrder({ recipientName: 'Dvoøák' });
  await uploadFile(desk, Buffer.from(csvOf([order]), 'latin1'));
  await desk.getByText('Text encoding: is this text right? Dvoøák').click();
  await desk.getByRole('radio', { name: 'Central European (Windows-1250) Dvořák' }).check();
  await desk.getByRole('button', { name: 'Read the file again' }).click();
  await expect(desk.getByText('Text encoding: is this text right? Dvořák')).toBeVisible();
  await pressContinue(desk);
  await importOrders(desk, '1 order');
  await expect(desk.getByText('Central European (Windows-1250)')).toBeVisible();
  await desk.goto(`/orders?q=${order.orderId}`);
  await expect(desk.getByText('Dvořák')).toBeVisible();
});
