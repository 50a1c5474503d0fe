import { changeOrder } from '@/tests/support/browser/accounts';
import { deleteOrder, logLine, logLines, searchLog } from '@/tests/support/browser/log';
import { makeOrder } from '@/tests/support/browser/orders';
import { applyFilter, openDisplay, pressApply } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test('the log can be searched by every value an order ever had, even once it is deleted', async ({
  desk,
}) => {
  const order = await makeOrder(desk, { recipientName: 'Zoë Quixano' });
  const { orderId, path } = order;
  await changeOrder(desk, order, { recipientName: 'Someone else' });
  await deleteOrder(desk, path);

  await desk.goto('/logs');
  await searchLog(desk, `zoe quix ${orderId}`);
  await expect(desk).toHaveURL(/\/logs\?q=zoe/);
  await expect(logLines(desk)).toHaveCount(3);
  await expect(logLine(desk)).toContainText(`${orderId} (deleted)`);
});

test(
  'the log can be filtered by fields, and each filter is removed by its chip',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orderId } = await makeOrder(desk, { isDelivered: true });
    await desk.goto('/logs');
    await applyFilter(desk, 'Order ID', { 'Order ID': orderId });
    await applyFilter(desk, 'Action', { Action: 'Marked Delivered' });
    await expect(logLines(desk)).toHaveCount(1);
    await expect(logLine(desk)).toContainText('Marked Delivered');
    await expect(desk).toHaveURL(`/logs?action=Marked+Delivered&orderId=${orderId}`);

    await desk.getByRole('link', { name: 'Remove filter: Action: Marked Delivered' }).click();
    await expect(logLines(desk)).toHaveCount(2);
    await expect(desk).toHaveURL(`/logs?orderId=${orderId}`);
    await desk.goBack();
    await expect(logLines(desk)).toHaveCount(1);
    await desk.getByRole('link', { name: 'Clear all' }).click();
    await expect(desk).toHaveURL('/logs');
  },
);

test('the log can be sorted in both directions', async ({ desk }) => {
  const { orderId } = await makeOrder(desk, { isDelivered: true });
  await desk.goto(`/logs?orderId=${orderId}`);
  await expect(logLine(desk)).toContainText('Marked Delivered');
  await openDisplay(desk);
  await desk.getByLabel('Sort by').selectOption('Oldest first');
  await pressApply(desk);
  await expect(desk).toHaveURL(/sort=time/);
  await expect(logLine(desk)).toContainText('Created');
});

test('filters without a match can be cleared', async ({ desk }) => {
  await makeOrder(desk);
  await desk.goto('/logs?from=2199-01-01');
  await expect(desk.getByText('No entries match these filters.')).toBeVisible();
  await desk.getByRole('link', { name: 'Clear filters' }).click();
  await expect(desk).toHaveURL('/logs');
  await expect(logLine(desk)).toBeVisible();
});

test('invalid filters in the URL are ignored, with a note', async ({ desk }) => {
  await makeOrder(desk);
  await desk.goto('/logs?action=Burnt&from=2026-02-30&after=nowhere');
  await expect(desk.getByText('The action “Burnt” is not known, so it was ignored.')).toBeVisible();
  await expect(desk.getByText(/“2026-02-30” is not a valid date/)).toBeVisible();
  await expect(logLine(desk)).toBeVisible();
});

test('every entry links to the order as it was then, even once it is deleted', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { orderId, path } = order;
  await changeOrder(desk, order, { recipientName: 'Someone else' });
  await desk.goto(path);
  await desk
    .getByRole('link', { name: /^As it was/ })
    .last()
    .click();
  await expect(desk).toHaveURL(`${path}/versions/1`);
  await expect(desk.getByRole('heading', { name: `Order ${orderId} as it was` })).toBeVisible();
  const main = desk.getByRole('main');
  await expect(main).toContainText('Just after:');
  await expect(main).toContainText('Wolski Zajazd');

  await desk.getByRole('link', { name: 'Later entry' }).click();
  await expect(desk).toHaveURL(`${path}/versions/2`);
  await expect(main).toContainText('Someone else');

  await deleteOrder(desk, path);
  await desk.goto(`/logs?orderId=${orderId}`);
  await logLine(desk)
    .getByRole('link', { name: /^As it was/ })
    .click();
  await expect(desk).toHaveURL(`${path}/versions/3`);
  await expect(main).toContainText('Just before:');
  await expect(main).toContainText('Someone else');
  await expect(desk.getByRole('link', { name: 'View current order' })).toBeHidden();
});
