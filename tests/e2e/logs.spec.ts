import { apply, makeOrderList, preview } from '@/tests/support/browser/bulk';
import { deleteOrder, logLine, logLines } from '@/tests/support/browser/log';
import { listOrder, makeOrder, markDelivered, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test("a workspace's log begins with its sign-up, and shows who signed in", async ({ ownDesk }) => {
  await ownDesk.goto('/logs');
  await expect(ownDesk.getByRole('heading', { name: 'Logs' })).toBeVisible();
  await expect(ownDesk.getByRole('cell', { name: 'Signed Up' })).toBeVisible();
  await expect(ownDesk.getByRole('cell', { name: 'Signed In' })).toBeVisible();
});

test(
  'the log shows who did what to which order, newest first',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orderId, path } = await listOrder(desk);
    await markDelivered(desk, orderId);
    await desk.getByRole('button', { name: `Reopen ${orderId}`, exact: true }).click();
    await expect(desk.getByRole('status')).toContainText(`Order ${orderId} reopened.`);
    await desk.goto(`${path}/edit`);
    await typeOrder(desk, { numberOfItems: '19' });
    await desk.getByRole('button', { name: 'Save changes' }).click();
    await expect(desk).toHaveURL(path);

    await desk.goto('/logs');
    const actions = [
      ['Edited', 'Number of items: from 18 to → 19'],
      ['Reopened', 'Status: from Delivered to → Ongoing'],
      ['Marked Delivered', 'Status: from Ongoing to → Delivered'],
      ['Created', 'Recipient name: Wolski Zajazd'],
    ] as const;
    for (const [index, [action, change]] of actions.entries()) {
      const line = logLine(desk, index);
      await expect(line).toContainText(action);
      await expect(line).toContainText(change);
      await expect(line).toContainText(/\d\d:\d\d/);
      await expect(line).toContainText(/ann-\S+/);
    }
    await expect(desk.getByText('Today')).toBeVisible();
    await logLine(desk).getByRole('link', { name: orderId, exact: true }).click();
    await expect(desk).toHaveURL(path);
  },
);

test(
  'the log is a table of five columns on wide screens',
  { tag: '@phone' },
  async ({ desk, isMobile }) => {
    await makeOrder(desk);
    await desk.goto('/logs');
    const names = ['Time', 'Who', 'Action', 'Order ID', 'What changed'];
    const columns = desk.getByRole('table', { name: 'Logs' }).getByRole('columnheader');
    await expect(columns).toHaveText(isMobile ? [] : names);
  },
);

test('a long value is collapsed, and can be expanded', async ({ desk }) => {
  const recipientAddress = `Karlova 1, ${'Praha '.repeat(30)}end of it`;
  await makeOrder(desk, { recipientAddress });
  await desk.goto('/logs');
  const whole = logLine(desk).getByText('end of it');
  await expect(whole).toBeHidden();
  await logLine(desk)
    .getByText(/^Karlova 1.*…$/)
    .click();
  await expect(whole).toBeVisible();
});

test('an entry links to its undo, and the undo names the version that it reversed', async ({
  desk,
}) => {
  const { orderId, path } = await makeOrder(desk, { isDelivered: true });
  await desk.goto(`/logs?orderId=${orderId}`);
  await logLine(desk)
    .getByRole('link', { name: `Undo: Marked Delivered ${orderId}`, exact: true })
    .click();
  await expect(desk).toHaveURL(`${path}/versions/2/undo`);
  await desk.getByRole('button', { name: 'Undo this change' }).click();
  await expect(desk).toHaveURL(path);

  await desk.goto(`/logs?orderId=${orderId}`);
  await expect(logLine(desk)).toContainText('Reopened · undo of version 2');
  await logLine(desk)
    .getByRole('link', { name: /^As it was/ })
    .click();
  await expect(desk.getByRole('main')).toContainText('Reopened · undo of version 2');
  await desk.getByRole('link', { name: 'Undo this change' }).click();
  await expect(desk).toHaveURL(`${path}/versions/3/undo`);
});

test('a deleted order can be restored from the log', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk);
  await deleteOrder(desk, path);
  await desk.goto(`${path}/versions/2`);
  await desk.getByRole('link', { name: 'Restore this order' }).click();
  await expect(desk).toHaveURL(`${path}/versions/2/undo`);
  await desk.getByRole('button', { name: 'Restore order' }).click();
  await expect(desk).toHaveURL(path);
  await desk.goto(`/logs?orderId=${orderId}`);
  await expect(logLine(desk)).toContainText('Restored · undo of version 2');
  await desk.goto(`${path}/versions/2`);
  await expect(desk.getByRole('link', { name: 'Restore this order' })).toHaveCount(0);
});

test(
  'a bulk action is one line of the log, with a link to all of its orders',
  { tag: '@postgresql' },
  async ({ ownDesk: desk }) => {
    const { orders } = await makeOrderList(desk, {}, {}, {});
    await preview(desk, orders, 'Mark delivered');
    await apply(desk, '3 orders');
    await expect(desk.getByText('3 orders marked delivered.')).toBeVisible();

    await desk.goto('/logs');
    const line = logLine(desk);
    await expect(line).toContainText('Marked Delivered');
    await expect(line).toContainText('Status: from Ongoing to → Delivered');
    await expect(logLine(desk, 1)).toContainText('Created');
    await line.getByRole('link', { name: 'Result of the bulk action: Marked Delivered' }).click();
    await expect(desk).toHaveURL(/\/orders\/bulk\//);
    await desk.goBack();
    await line.getByRole('link', { name: '3 orders', exact: true }).click();
    await expect(desk).toHaveURL(/\/logs\?group=/);
    await expect(logLines(desk)).toHaveCount(3);
    for (const { orderId } of orders) {
      await expect(logLines(desk).filter({ hasText: orderId })).toHaveCount(1);
    }
    await desk.getByRole('link', { name: 'Remove filter: Bulk action: 3 orders' }).click();
    await expect(desk).toHaveURL('/logs');
  },
);
