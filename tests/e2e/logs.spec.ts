import { logLine } from '@/tests/support/browser/expectations';
import { createOrder, markDelivered, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a workspace in which nothing happened has an empty log', async ({ ownDesk }) => {
  await ownDesk.goto('/logs');
  await expect(ownDesk.getByRole('heading', { name: 'Logs' })).toBeVisible();
  await expect(ownDesk.getByText('Nothing has happened yet.')).toBeVisible();
});

test('the log tells who did what to which order, newest first', async ({ desk }) => {
  const { orderId, path } = await createOrder(desk);
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
  await logLine(desk).getByRole('link', { name: orderId }).click();
  await expect(desk).toHaveURL(path);
});

test('the log is a table of five columns on wide screens', async ({ desk, isMobile }) => {
  await createOrder(desk);
  await desk.goto('/logs');
  const names = ['Time', 'Who', 'Action', 'Order ID', 'What changed'];
  const columns = desk.getByRole('table', { name: 'Logs' }).getByRole('columnheader');
  await expect(columns).toHaveText(isMobile ? [] : names);
});

test('a value too long for a line folds away', async ({ desk }) => {
  const recipientAddress = `Karlova 1, ${'Praha '.repeat(30)}end of it`;
  await createOrder(desk, { recipientAddress });
  await desk.goto('/logs');
  const whole = logLine(desk).getByText('end of it');
  await expect(whole).toBeHidden();
  await logLine(desk)
    .getByText(/^Karlova 1.*…$/)
    .click();
  await expect(whole).toBeVisible();
});
