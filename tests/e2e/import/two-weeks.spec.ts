import type { Page } from 'playwright/test';
import { csvLine } from '@/lib/exports/csv';
import {
  editImportedOrder,
  expectCounts,
  outcomeOf,
  uploadAndCheck,
} from '@/tests/support/browser/imports';
import { expect, test } from '@/tests/support/browser/test';

/** An order in the shop, as its export has it. */
type ShopOrder = { address: string; fulfilled: string; cancelled: string; shipping: string };

const HEADER = [
  ...['Name', 'Financial Status', 'Fulfillment Status', 'Created at', 'Cancelled at'],
  ...['Lineitem quantity', 'Lineitem name', 'Shipping Method'],
  ...['Shipping Name', 'Shipping Street', 'Shipping City'],
];

/** A shop that exports all of its orders each morning. */
function newShop() {
  const orders = new Map<string, ShopOrder>();
  return {
    order(name: string, given: Partial<ShopOrder> = {}) {
      const usual = { address: `Road ${name}`, fulfilled: '', cancelled: '', shipping: 'Courier' };
      orders.set(name, { ...usual, ...given });
    },
    change(name: string, given: Partial<ShopOrder>) {
      orders.set(name, { ...orders.get(name)!, ...given });
    },
    exported() {
      const lines = [...orders].map(([name, { address, fulfilled, cancelled, shipping }]) => [
        ...[`#${name}`, 'paid', fulfilled, '2026-11-02 10:00:00 +0100', cancelled],
        ...['2', 'Tea', shipping, `Customer ${name}`, address, 'Gdańsk'],
      ]);
      return [HEADER, ...lines].map(csvLine).join('');
    },
  };
}

/** Imports the export with the proposed mapping, expecting these counts before. */
async function importDay(
  page: Page,
  { text, counts, orders }: { text: string; counts: Record<string, number>; orders: number },
): Promise<void> {
  await uploadAndCheck(page, text, 'export.csv');
  await expectCounts(page, ...countTexts(counts));
  if (orders === 0) return;
  const name = `Import ${orders} order${orders === 1 ? '' : 's'}`;
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
}

function countTexts({
  create = 0,
  update = 0,
  identical = 0,
  kept = 0,
  conflict = 0,
  cancelled = 0,
  leftOut = 0,
}: Record<string, number>): string[] {
  return [
    `${create} to create`,
    `${update} to update`,
    `${identical} identical`,
    ...(kept ? [`${kept} kept as edited here`] : []),
    `${conflict} conflict${conflict === 1 ? '' : 's'}`,
    ...(cancelled ? [`${cancelled} cancelled in the file`] : []),
    '0 errors',
    ...(leftOut ? [`${leftOut} left out`] : []),
  ];
}

async function deliver(page: Page, orderId: string): Promise<void> {
  await page.goto(`/orders?q=${encodeURIComponent(orderId)}`);
  await page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  await expect(page.getByRole('status')).toContainText('delivered');
}

test('two weeks of a shop that exports every morning: the counts are right, and nothing done here is lost', async ({
  ownDesk: page,
}) => {
  test.slow();
  const shop = newShop();

  await test.step('Monday: the first export', async () => {
    for (const name of ['1', '2', '3', '4', '5']) shop.order(name);
    const text = shop.exported();
    await importDay(page, { text, counts: { create: 5 }, orders: 5 });
    // Ordered weeks ago, and due two working days later: not in the past all the same.
    await page.goto('/orders?delivery=overdue');
    await expect(page.getByText('No orders match')).not.toHaveCount(0);
    await deliver(page, '#1');
    await editImportedOrder(page, '#2', { deliveryDate: '2199-05-01' });
    await editImportedOrder(page, '#3', { recipientAddress: 'Corrected street 3, Gdańsk' });
  });

  await test.step('Tuesday: two new orders; what was done here stays', async () => {
    shop.order('6');
    shop.order('7');
    await importDay(page, {
      text: shop.exported(),
      counts: { create: 2, identical: 3, kept: 2 },
      orders: 2,
    });
  });

  await test.step('Wednesday: one is cancelled in the shop, and deleted here', async () => {
    shop.change('1', { fulfilled: 'fulfilled' });
    shop.change('4', { cancelled: '2026-11-04 09:00:00 +0100' });
    await uploadAndCheck(page, shop.exported(), 'export.csv');
    await expectCounts(page, ...countTexts({ identical: 5, kept: 1, cancelled: 1 }));
    await expect(outcomeOf(page, '#4')).toContainText(
      'Cancelled at is “2026-11-04 09:00:00 +0100”.',
    );
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Import 1 order', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
    await page.goto('/orders?q=%234');
    await expect(page.getByText('No orders match')).not.toHaveCount(0);
  });

  await test.step('Thursday: the next cancelled order is deleted without a question, and a pick-up is left out', async () => {
    shop.change('5', { cancelled: '2026-11-05 09:00:00 +0100' });
    shop.order('8', { shipping: 'Local pickup', address: '' });
    await importDay(page, {
      text: shop.exported(),
      counts: { identical: 4, kept: 1, cancelled: 1, leftOut: 2 },
      orders: 1,
    });
  });

  await test.step('Friday: an address changed here and in the shop is the only conflict', async () => {
    shop.change('3', { address: 'New road 3' });
    shop.change('6', { address: 'New road 6' });
    await uploadAndCheck(page, shop.exported(), 'export.csv');
    await expectCounts(page, ...countTexts({ update: 1, identical: 3, conflict: 1, leftOut: 3 }));
    const conflict = outcomeOf(page, '#3');
    await expect(conflict).toContainText('Here:Corrected street 3, Gdańsk');
    await expect(conflict).toContainText('File:New road 3, Gdańsk');
    await expect(conflict).toContainText('Last import:Road 3, Gdańsk');
    await expect(conflict.getByRole('deletion')).toHaveCount(0);
    await page.getByRole('button', { name: 'Import 1 order', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
  });

  await test.step('Monday: the shop has nothing new, and the conflict does not come back', async () => {
    await importDay(page, {
      text: shop.exported(),
      counts: { identical: 4, kept: 1, leftOut: 3 },
      orders: 0,
    });
    await expect(page.getByText('Nothing to import: edits made here are kept')).toBeVisible();
  });

  await test.step('Tuesday: an order delivered here is not reopened by a change in the shop', async () => {
    await deliver(page, '#7');
    shop.change('7', { address: 'New road 7' });
    shop.order('9');
    await importDay(page, {
      text: shop.exported(),
      counts: { create: 1, update: 1, identical: 3, kept: 1, leftOut: 3 },
      orders: 2,
    });
    await page.goto('/orders?q=%237');
    await expect(page.getByText('New road 7, Gdańsk')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Mark delivered #7' })).toHaveCount(0);
  });

  await test.step('Wednesday: the conflict was decided for the file after all', async () => {
    shop.change('3', { address: 'Newest road 3' });
    await uploadAndCheck(page, shop.exported(), 'export.csv');
    await expectCounts(page, ...countTexts({ identical: 4, kept: 1, conflict: 1, leftOut: 3 }));
    await page.getByRole('button', { name: 'Use the file’s values', exact: true }).click();
    await page.getByRole('button', { name: 'Import 1 order', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
    await page.goto('/orders?q=%233');
    await expect(page.getByText('Newest road 3, Gdańsk')).toBeVisible();
  });

  await test.step('Thursday: a cancelled order that was delivered here stays', async () => {
    shop.change('7', { cancelled: '2026-11-12 09:00:00 +0100' });
    await importDay(page, {
      text: shop.exported(),
      counts: { identical: 5, leftOut: 4 },
      orders: 0,
    });
  });

  await test.step('Friday: the last one', async () => {
    shop.order('10');
    shop.change('9', { fulfilled: 'fulfilled' });
    await importDay(page, {
      text: shop.exported(),
      counts: { create: 1, update: 1, identical: 4, leftOut: 4 },
      orders: 2,
    });
  });
});
