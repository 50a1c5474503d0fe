import type { Page } from 'playwright/test';
import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  csvOf,
  fileOrder,
  importOrders,
  pressContinue,
  workbookWith,
} from '@/tests/support/browser/imports';
import { expect, test } from '@/tests/support/browser/test';

/** A file of a few megabytes, whose upload takes a while. */
function largeFile(name: string) {
  const orders = Array.from({ length: 20_000 }, () => fileOrder());
  return { name, mimeType: 'text/csv', buffer: Buffer.from(csvOf(orders)) };
}

/** Returns a function that limits the page's uploads to a number of bytes per second; -1 removes the limit. */
async function uploadLimiter(page: Page): Promise<(uploadThroughput: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const network = { offline: false, latency: 0, downloadThroughput: -1 };
  return async (uploadThroughput) => {
    await session.send('Network.emulateNetworkConditions', { ...network, uploadThroughput });
  };
}

const COLUMNS = /\/orders\/import\/[\da-f-]+\/columns$/;

test('a large upload shows its progress, and can be cancelled and sent again', async ({ desk }) => {
  await desk.goto('/orders/import');
  await desk.getByLabel('Orders file').setInputFiles(largeFile('large.csv'));
  const sendAtMost = await uploadLimiter(desk);
  await sendAtMost(200_000);
  await pressContinue(desk);
  const bar = desk.getByRole('progressbar', { name: 'Uploading large.csv…' });
  const part = async () => Number(await bar.getAttribute('value'));
  await expect.poll(part).toBeGreaterThan(0);
  const before = await part();
  await expect.poll(part).toBeGreaterThan(before);
  expect(await part()).toBeLessThan(1);
  await expect(desk.getByRole('button', { name: 'Continue', exact: true })).toHaveCount(0);

  await desk.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(bar).toHaveCount(0);
  await expect(desk).toHaveURL('/orders/import');
  await expect(desk.getByText('server didn’t respond')).toHaveCount(0);

  await sendAtMost(-1);
  await pressContinue(desk);
  await expect(desk).toHaveURL(COLUMNS, { timeout: 30_000 });
  await desk.goto('/orders/import');
  // The cancelled upload is not listed.
  await expect(desk.getByRole('link', { name: 'large.csv' })).toHaveCount(1);
});

test('a file whose upload failed stays chosen, and can be sent once the network is back', async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await desk.goto('/orders/import');
  const file = desk.getByLabel('Orders file');
  await file.setInputFiles(largeFile('lost.csv'));
  await desk.route('**/api/imports', (route) => route.abort());
  await pressContinue(desk);
  await expectFieldError(file, 'server didn’t respond');
  await expect(file).toBeFocused();

  await desk.unroute('**/api/imports');
  await pressContinue(desk);
  await expect(desk).toHaveURL(COLUMNS, { timeout: 30_000 });
  await desk.goto('/orders/import');
  await expect(desk.getByRole('link', { name: 'lost.csv' })).toHaveCount(1);
});

test('an unsupported file is a field error, and another one can be chosen', async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(/ 400 /);
  await desk.goto('/orders/import');
  const file = desk.getByLabel('Orders file');
  const workbook = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5_300_000)]);
  const mimeType = 'application/octet-stream';
  await file.setInputFiles({ name: 'orders.xlsx', mimeType, buffer: workbook });
  await pressContinue(desk);
  await expectFieldError(file, 'larger than 5 MB');
  const text = csvOf([fileOrder()]);
  await file.setInputFiles({ name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await pressContinue(desk);
  await expect(desk).toHaveURL(COLUMNS);
});

test('an Excel workbook is imported, from the sheet that was chosen', async ({ desk }) => {
  const [first, second] = [fileOrder(), fileOrder()];
  await desk.goto('/orders/import');
  await desk.getByLabel('Orders file').setInputFiles({
    name: 'orders.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbookWith({ May: [first], June: [second] }),
  });
  await pressContinue(desk);
  await expect(desk).toHaveURL(COLUMNS);
  const sheet = desk.getByLabel('Sheet', { exact: true });
  await expect(sheet).toHaveValue('May');
  await sheet.selectOption('June');
  await desk.getByRole('button', { name: 'Open sheet' }).click();
  await expect(desk.getByRole('cell', { name: second.orderId, exact: true })).toBeVisible();
  await expect(sheet).toHaveValue('June');
  await pressContinue(desk);
  await importOrders(desk, '1 order');
  await expect(desk.getByText('1 row, Excel workbook')).toBeVisible();
  await desk.goto(`/orders?q=${encodeURIComponent(second.orderId)}`);
  await expect(desk.getByText(second.recipientName)).toBeVisible();
});
