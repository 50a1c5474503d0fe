import { deleteOrder, logLine, logLines, searchLog } from '@/tests/support/browser/log';
import { makeOrder } from '@/tests/support/browser/orders';
import { applyFilter } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test('the log is searched, filtered and cleared by plain forms and links', async ({ desk }) => {
  const order = { senderName: 'Ünïque Göods', isDelivered: true };
  const { orderId } = await makeOrder(desk, order);
  await desk.goto('/logs');
  await searchLog(desk, `unique ${orderId}`);
  await expect(logLines(desk)).toHaveCount(2);

  await applyFilter(desk, 'Action', { Action: 'Created' });
  await expect(logLines(desk)).toHaveCount(1);
  await expect(desk.getByText('was ignored')).toHaveCount(0);

  await desk.getByRole('link', { name: 'Remove filter: Action: Created' }).click();
  await expect(logLines(desk)).toHaveCount(2);
  await desk.getByRole('link', { name: 'Clear all' }).click();
  await expect(desk).toHaveURL('/logs');
});

test('each entry links to the order as it was', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk, { isDelivered: true });
  await deleteOrder(desk, path);
  await desk.goto(`/logs?orderId=${orderId}`);
  await logLine(desk)
    .getByRole('link', { name: /^As it was/ })
    .click();
  await expect(desk.getByRole('main')).toContainText('Just before:');
  await desk.getByRole('link', { name: 'Earlier entry' }).click();
  await desk.getByRole('link', { name: 'Earlier entry' }).click();
  await expect(desk).toHaveURL(`${path}/versions/1`);
  await expect(desk.getByRole('link', { name: 'Earlier entry' })).toHaveCount(0);
  await expect(desk.getByRole('main')).toContainText('Ongoing');
});

test('the exports are plain links', async ({ desk }) => {
  const { orderId } = await makeOrder(desk);
  await desk.goto(`/logs?orderId=${orderId}`);
  await desk.getByText('Export', { exact: true }).click();
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Export as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^log-.*\.csv$/);
});

test('an entry is undone by plain links and a form', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk, { isDelivered: true });
  await desk.goto(`/logs?orderId=${orderId}`);
  await logLine(desk).getByRole('link', { name: /^Undo/ }).click();
  await desk.getByRole('button', { name: 'Undo this change' }).click();
  await expect(desk).toHaveURL(path);
  await desk.goto(`/logs?orderId=${orderId}`);
  await expect(logLine(desk)).toContainText('Reopened · undo of version 2');
});
