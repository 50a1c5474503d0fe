import type { Page } from 'playwright/test';
import { changeOrder } from '@/tests/support/browser/accounts';
import { expectTyped, listOrder, makeOrder, rowOf } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Undo' });

test('the Undo button of a message reverses the change', async ({ desk }) => {
  const { orderId } = await listOrder(desk);
  const status = desk.getByRole('status');
  await desk.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  await expect(status).toContainText(`Order ${orderId} marked delivered.`);
  await undo(desk).click();
  await expect(status).toContainText(`Order ${orderId} is ongoing again.`);

  await desk.getByRole('link', { name: `Delete ${orderId}`, exact: true }).click();
  await desk.getByRole('button', { name: 'Delete order' }).click();
  await expect(status).toContainText(`Order ${orderId} deleted.`);
  await undo(desk).click();
  await expect(status).toContainText(`Order ${orderId} restored.`);
  await expect(rowOf(desk, orderId)).toHaveCount(1);
});

test('an entry of the history can be undone, with a choice where a later change conflicts', async ({
  desk,
}) => {
  const order = await makeOrder(desk);
  const { orderId, path } = order;
  for (const numberOfItems of ['20', '30']) await changeOrder(desk, order, { numberOfItems });
  await desk.goto(path);
  await desk.getByRole('link', { name: 'Undo: Edited, version 2' }).click();
  await desk.getByRole('radio', { name: 'Yours', exact: true }).check();
  await desk.getByRole('button', { name: 'Undo this change' }).click();
  await expect(desk).toHaveURL(path);
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} is back to what it was.`);
  await desk.goto(`${path}/edit`);
  await expectTyped(desk, { numberOfItems: '18' });
});
