import { listedIds, listOrder, makeOrder } from '@/tests/support/browser/orders';
import { newWord } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test('a column header sorts ascending, then descending', async ({ desk }) => {
  const word = newWord();
  const most = await makeOrder(desk, { senderName: word, numberOfItems: '100' });
  const least = await makeOrder(desk, { senderName: word, numberOfItems: '9' });
  await desk.goto(`/orders?q=${word}&status=ongoing`);
  const head = desk.getByRole('columnheader', { name: 'Items' });
  await expect(head).not.toHaveAttribute('aria-sort');
  await desk.getByRole('link', { name: 'Items', exact: true }).click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(listedIds(desk)).toHaveText([least.orderId, most.orderId]);
  await desk.getByRole('link', { name: 'Items', exact: true }).click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(listedIds(desk)).toHaveText([most.orderId, least.orderId]);
  await expect(desk).toHaveURL(`/orders?q=${word}&status=ongoing&sort=-items`);
});

test('double-clicking a button in a row acts once', async ({ desk }) => {
  const { orderId } = await listOrder(desk);
  await desk.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).dblclick();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
  await expect(desk.getByRole('button', { name: `Reopen ${orderId}` })).toBeVisible();
});
