import { expect, type Locator, type Page } from 'playwright/test';
import { csvLine } from '@/lib/exports/csv';
import { textRow, workbookOf } from '@/tests/support/workbook';
import { changeOrder } from './accounts';
import { typedOrder, type TypedOrder } from './orders';

/** An order as a row of a file. */
export type FileOrder = TypedOrder & { status: string };

const COLUMNS: Record<keyof FileOrder, string> = {
  orderId: 'Order ID',
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
  status: 'Status',
};

const FIELDS = Object.keys(COLUMNS) as (keyof FileOrder)[];

/** A realistic order of a file. */
export function fileOrder(values: Partial<FileOrder> = {}): FileOrder {
  return { ...typedOrder(), status: 'Ongoing', ...values };
}

/** A CSV file of these orders with a header. */
export function csvOf(orders: readonly FileOrder[]): string {
  const lines = orders.map((order) => FIELDS.map((field) => order[field]));
  return [Object.values(COLUMNS), ...lines].map(csvLine).join('');
}

/** An Excel workbook with a sheet for each name. */
export function workbookWith(sheets: Record<string, readonly FileOrder[]>): Buffer {
  return workbookOf(
    Object.entries(sheets).map(([name, orders]) => {
      const rows = [Object.values(COLUMNS), ...orders.map((order) => FIELDS.map((f) => order[f]))];
      return { name, rows: rows.map((cells, index) => textRow(index + 1, cells)).join('') };
    }),
  );
}

export async function pressContinue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

/** Uploads a file, and ends at its mapping. */
export async function uploadFile(
  page: Page,
  content: string | Buffer,
  name = 'orders.csv',
): Promise<void> {
  await page.goto('/orders/import');
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  const file = { name, mimeType: 'text/csv', buffer };
  await page.getByLabel('Orders file').setInputFiles(file);
  await pressContinue(page);
  await expect(page).toHaveURL(/\/orders\/import\/[\da-f-]+\/columns$/);
}

/** Uploads a file with the proposed mapping, and ends at its dry run. */
export async function uploadAndCheck(page: Page, text: string, name?: string): Promise<void> {
  await uploadFile(page, text, name);
  await pressContinue(page);
  await expect(page.getByRole('heading', { name: 'Review changes' })).toBeVisible();
}

/** Applies the import on the page, and ends at its receipt. */
export async function importOrders(page: Page, orders: string): Promise<void> {
  await page.getByRole('button', { name: `Import ${orders}`, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible();
}

/** Expects these counts in a dry run or receipt, such as "2 to create". */
export async function expectCounts(page: Page, ...counts: string[]): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Orders by outcome' });
  await expect(tabs.getByRole('link').filter({ hasNotText: /^All/ })).toHaveText(counts);
}

/** The row of an order in a dry run or receipt; a card on narrow screens. */
export function outcomeOf(page: Page, orderId: string): Locator {
  return page
    .getByRole('table', { name: 'Orders of the file' })
    .getByRole('row')
    .filter({ has: page.getByText(orderId, { exact: true }) });
}

/** Edits an imported order in the workspace. */
export async function editImportedOrder(
  page: Page,
  orderId: string,
  values: Partial<TypedOrder>,
): Promise<void> {
  await page.goto(`/orders?q=${orderId}`);
  const path = await page
    .getByRole('table', { name: 'Orders' })
    .getByRole('link', { name: orderId, exact: true })
    .getAttribute('href');
  await changeOrder(page, { id: path!.replace('/orders/', '') }, values);
}
