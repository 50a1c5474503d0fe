import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { unguard } from '@/lib/exports/csv';
import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';
import { parseCsv } from '@/tests/support/csv';

async function downloadExport(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(More actions|Export)$/ })
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `Export as ${format}` }).click();
  const file = await (await download).path();
  return { name: (await download).suggestedFilename(), text: readFileSync(file, 'utf8') };
}

test(
  'the export contains the orders of the filtered list',
  { tag: ['@phone', '@postgresql'] },
  async ({ desk }) => {
    const recipientName = `=1+1, "${Date.now()}"`;
    const delivered = await makeOrder(desk, { recipientName, isDelivered: true });
    const ongoing = await makeOrder(desk, { recipientName });

    const search = encodeURIComponent(recipientName.slice(7, -1));
    await desk.goto(`/orders?q=${search}&sort=orderId`);
    const csv = await downloadExport(desk, 'CSV');
    expect(csv.name).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
    const [names, ...records] = parseCsv(csv.text.replace('\uFEFF', ''));
    expect(names).toEqual([
      'Order ID',
      'Status',
      'Delivery date',
      'Number of items',
      'Sender name',
      'Recipient name',
      'Recipient address',
      'Created',
      'Created by',
      'Delivered',
      'Courier',
      'Time window',
      'Phone',
      'E-mail',
      'Instructions',
      'Reference',
      'Failed attempts',
      'Failure reason',
      'Attempted at',
    ]);
    const ids = [delivered.orderId, ongoing.orderId].sort();
    expect(records.map(([id]) => id)).toEqual(ids);
    expect(records.map((cells) => cells[5])).toEqual([`'${recipientName}`, `'${recipientName}`]);
    expect(records.map((cells) => unguard(cells[5]!))).toEqual([recipientName, recipientName]);

    await desk.goto(`/orders?q=${search}&status=ongoing`);
    const { name, text } = await downloadExport(desk, 'JSON Lines');
    expect(name).toMatch(/^orders-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      expect.objectContaining({ orderId: ongoing.orderId, status: 'ONGOING', recipientName }),
    ]);
  },
);

test(
  'the export contains the entries of the filtered log',
  { tag: '@postgresql' },
  async ({ desk }) => {
    const { orderId } = await makeOrder(desk, { isDelivered: true });
    await desk.goto(`/logs?orderId=${orderId}&sort=time`);
    const csv = await downloadExport(desk, 'CSV');
    expect(csv.name).toMatch(/^log-\d{4}-\d\d-\d\d\.csv$/);
    const [, ...records] = parseCsv(csv.text.replace('\uFEFF', ''));
    expect(records.map((cells) => [cells[2], cells[3]])).toEqual([
      ['Created', orderId],
      ['Marked Delivered', orderId],
    ]);

    await desk.goto(`/logs?orderId=${orderId}&action=Created`);
    const { text } = await downloadExport(desk, 'JSON Lines');
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([expect.objectContaining({ orderId, action: 'Created', orderVersion: 1 })]);
  },
);
