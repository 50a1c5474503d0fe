import { readFileSync } from 'node:fs';
import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  uploadAndCheck,
  csvOf,
  editImportedOrder,
  expectCounts,
  fileOrder,
  importOrders,
  outcomeOf,
  pressContinue,
  uploadFile,
} from '@/tests/support/browser/imports';
import { logLines } from '@/tests/support/browser/log';
import { expect, test } from '@/tests/support/browser/test';
import { parseCsv } from '@/tests/support/csv';

test(
  'an import is checked, fixed in place, applied, and undone except for orders changed since',
  { tag: '@phone' },
  async ({ desk }) => {
    const [same, taken, changed, fresh] = [fileOrder(), fileOrder(), fileOrder(), fileOrder()];
    await uploadAndCheck(desk, csvOf([same, taken, changed]));
    await expectCounts(
      desk,
      '3 to create',
      '0 to update',
      '0 identical',
      '0 conflicts',
      '0 errors',
    );
    await importOrders(desk, '3 orders');
    await expectCounts(desk, '3 created', '0 updated', '0 identical', '0 conflicts', '0 errors');
    await editImportedOrder(desk, taken.orderId, { recipientName: 'Changed here' });

    const wrong = fileOrder({ numberOfItems: '1.5' });
    const next = [
      same,
      { ...taken, recipientName: 'Changed in the file' },
      { ...changed, numberOfItems: '19', status: 'Delivered' },
      fresh,
      wrong,
    ];
    await uploadAndCheck(desk, csvOf(next), 'next.csv');
    await expectCounts(desk, '1 to create', '1 to update', '1 identical', '1 conflict', '1 error');
    await expect(outcomeOf(desk, changed.orderId).getByRole('deletion')).toHaveText([
      '18',
      'Ongoing',
    ]);
    await expect(outcomeOf(desk, taken.orderId)).toContainText('Changed in the file');
    await desk.getByRole('link', { name: '1 error', exact: true }).click();
    await expect(desk).toHaveURL(/\?show=error$/);
    await expect(outcomeOf(desk, fresh.orderId)).toHaveCount(0);
    const field = desk.getByLabel('Number of items, line 6', { exact: true });
    await expectFieldError(field, 'Number of items must be a whole number from 1 to 1,000,000.');
    await field.fill('2');
    await desk.getByRole('button', { name: 'Check again' }).click();
    await expectCounts(desk, '2 to create', '1 to update', '1 identical', '1 conflict', '0 errors');
    await expect(desk.getByText('No orders here.')).toBeVisible();

    await importOrders(desk, '3 orders');
    await expectCounts(desk, '2 created', '1 updated', '1 identical', '1 conflict', '0 errors');
    await expect(desk.getByText('next.csv', { exact: true })).toBeVisible();
    const receipt = desk.url();
    await desk.getByRole('link', { name: 'Open the log' }).click();
    await expect(desk).toHaveURL(/\/logs\?group=/);
    await expect(logLines(desk)).toHaveCount(3);

    await editImportedOrder(desk, fresh.orderId, { recipientName: 'Changed since' });
    await desk.goto(receipt);
    await desk.getByRole('button', { name: 'Undo import' }).click();
    await expect(desk).toHaveURL(/\/orders\/bulk\//);
    const kept = desk.getByRole('list', { name: 'Unchanged orders' });
    await expect(kept.getByRole('link')).toHaveText([fresh.orderId]);
    await desk.goto(receipt);
    await expect(desk.getByRole('link', { name: 'View undo results' })).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Undo import' })).toHaveCount(0);
    await desk.goto(`/orders?q=${wrong.orderId}`);
    await expect(desk.getByText('No orders match')).not.toHaveCount(0);
  },
);

test('importing the same file again changes nothing, and the page says so', async ({ desk }) => {
  const orders = [fileOrder(), fileOrder({ status: 'Delivered' }), fileOrder()];
  await uploadAndCheck(desk, csvOf(orders));
  await importOrders(desk, '3 orders');
  await uploadAndCheck(desk, csvOf(orders), 'again.csv');
  await expectCounts(desk, '0 to create', '0 to update', '3 identical', '0 conflicts', '0 errors');
  await expect(desk.getByText('Nothing to import: all 3 orders are identical.')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Import/ })).toHaveCount(0);
  await desk.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'File' }).click();
  await expect(desk.getByRole('heading', { name: 'Earlier imports' })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'again.csv' }).first()).toBeVisible();
});

test("an import can use the file's values instead of keeping edits", async ({ desk }) => {
  const order = fileOrder();
  await uploadAndCheck(desk, csvOf([order]));
  await importOrders(desk, '1 order');
  await editImportedOrder(desk, order.orderId, { recipientName: 'Changed here' });
  await uploadAndCheck(desk, csvOf([{ ...order, recipientName: 'Changed in the file' }]));
  await expect(outcomeOf(desk, order.orderId)).toContainText('Here:Changed here');
  await desk.getByRole('button', { name: 'Use the file’s values' }).click();
  await expect(desk.getByRole('button', { name: 'Import 1 order', exact: true })).toBeVisible();
  await desk.getByRole('button', { name: 'Keep edits' }).click();
  await expect(
    desk.getByText('Nothing to import: all edits made here are kept.', { exact: false }),
  ).toBeVisible();
  await desk.getByRole('button', { name: 'Use the file’s values' }).click();
  await importOrders(desk, '1 order');
  await desk.goto(`/orders?q=${order.orderId}`);
  await expect(desk.getByText('Changed in the file')).toBeVisible();
});

test('rows with errors can be downloaded, fixed and imported as a file of their own', async ({
  desk,
}) => {
  const [good, bad] = [fileOrder(), fileOrder({ deliveryDate: '17 April' })];
  await uploadAndCheck(desk, csvOf([good, bad]));
  await importOrders(desk, '1 order');
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Download rows with errors' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^bad-rows-\d{4}-\d\d-\d\d\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  const [names, ...rows] = parseCsv(text.replace('\uFEFF', ''));
  expect(names).toHaveLength(8);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(bad.orderId);

  await uploadAndCheck(desk, text.replace('17 April', '2199-04-17'), 'fixed.csv');
  await expectCounts(desk, '1 to create', '0 to update', '0 identical', '0 conflicts', '0 errors');
});

test(
  'an import asks about ambiguous dates instead of guessing',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orderId } = fileOrder();
    const text = [
      'Parcel order number;Due date;Qty;Sender;Recipient;Address',
      `${orderId};03/04/2199;2;Order desk;Wolski Zajazd;ul. Filtrowa 68, Warszawa`,
    ].join('\n');
    await uploadFile(desk, text);
    await desk.getByLabel('Order field for Parcel order number').selectOption('Order ID');
    await pressContinue(desk);
    await expect(desk.getByText('1 question is open.')).toBeVisible();
    const question = desk.getByRole('radiogroup', { name: 'What “03/04/2199” in Due date means' });
    await expect(question).toHaveAccessibleDescription(/can be read in two ways/);
    await question.getByRole('radio', { name: '3 Apr 2199' }).check();
    await pressContinue(desk);
    await expectCounts(
      desk,
      '1 to create',
      '0 to update',
      '0 identical',
      '0 conflicts',
      '0 errors',
    );
    await expect(outcomeOf(desk, orderId)).toContainText('3 Apr 2199');
  },
);

test('a Shopify export is recognised, and its rows make one order', async ({ desk }) => {
  const orderId = `#${fileOrder().orderId}`;
  const text = [
    'Name,Email,Financial Status,Fulfillment Status,Created at,Lineitem quantity,Lineitem name,Billing Name,Billing Street,Billing City,Shipping Name,Shipping Street,Shipping City',
    `${orderId},a@example.com,paid,fulfilled,2026-04-17 10:00:00 +0200,2,Tea,Ann,Here 1,Warszawa,Wolski Zajazd,Filtrowa 68,Warszawa`,
    `${orderId},a@example.com,,,2026-04-17 10:00:00 +0200,3,Cups,,,,,,`,
  ].join('\n');
  await uploadFile(desk, text);
  await expect(desk.getByText('This looks like a Shopify order export.')).toBeVisible();
  await expect(desk.getByLabel('Several rows make one order')).toBeChecked();
  await pressContinue(desk);
  await expectCounts(desk, '1 to create', '0 to update', '0 identical', '0 conflicts', '0 errors');
  const outcome = outcomeOf(desk, orderId);
  await expect(outcome).toContainText('Number of items: 5');
  await expect(outcome).toContainText('Filtrowa 68, Warszawa');
  await expect(outcome).toContainText('Delivered');
});

test("an empty form names the missing file, and an unknown import isn't found", async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(/ 400 | 404 /);
  await desk.goto('/orders/import');
  await expect(async () => {
    await pressContinue(desk);
    await expectFieldError(desk.getByLabel('Orders file'), 'There is no file.');
  }).toPass();
  await desk.goto('/orders/import/01a2039a-9117-75a3-8c90-ea955aab0d08');
  await expect(desk.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
});
