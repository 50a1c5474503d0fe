import { listedIds, orderField, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const ORDERS = 53;
const PAGE = 50;

test('a long list comes in pages of fifty, newest first', async ({ ownDesk }) => {
  test.slow();
  const { orderId: first, ...details } = typedOrder({ orderId: '1001' });
  const ids = Array.from({ length: ORDERS }, (_, index) => String(Number(first) + index));
  await ownDesk.goto('/orders/new');
  for (const orderId of ids) {
    await expect(orderField(ownDesk, 'orderId')).toHaveValue('');
    await typeOrder(ownDesk, { orderId, ...details });
    await ownDesk.getByRole('button', { name: 'Create and add another' }).click();
    await expect(ownDesk.getByRole('status')).toContainText(`Order ${orderId} created.`);
  }
  const newestFirst = ids.toReversed();
  const older = ownDesk.getByRole('link', { name: 'Older' });
  const newer = ownDesk.getByRole('link', { name: 'Newer' });
  await ownDesk.goto('/orders');
  await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(0, PAGE));
  await expect(newer).toHaveCount(0);

  await older.click();
  await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));
  await expect(older).toHaveCount(0);

  await newer.click();
  await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(0, PAGE));
  await ownDesk.goBack();
  await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));

  await ownDesk.goto('/orders?status=ongoing');
  await older.click();
  await expect(ownDesk).toHaveURL(/status=ongoing&before=/);
  await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));

  await ownDesk.goto('/logs');
  await expect(ownDesk.getByRole('link', { name: '1053' })).toHaveCount(1);
  await older.click();
  await expect(ownDesk.getByRole('link', { name: '1001' })).toHaveCount(1);
  await expect(ownDesk.getByRole('link', { name: '1053' })).toHaveCount(0);
});
