import { expect, type Page } from 'playwright/test';
import type { MadeOrder } from './orders';

/** What a page takes on paper: the pages, by their size in whole millimetres, as "210 × 297". */
export async function pagesOnPaper(page: Page): Promise<string[]> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  );
}

/** Shows the page as it is laid out on A4, whose width within the margins counts as that of the screen. */
export async function showAsPrinted(page: Page): Promise<void> {
  await page.setViewportSize({ width: 718, height: 1_000 });
  await page.emulateMedia({ media: 'print' });
}

/** Selects orders of the list that is open, presses Print labels, and ends at their labels. */
export async function openLabels(page: Page, orders: MadeOrder[]): Promise<void> {
  for (const { orderId } of orders) {
    await page.getByRole('checkbox', { name: `Select ${orderId}`, exact: true }).check();
  }
  const bulk = page.getByRole('region', { name: 'Bulk actions' });
  await bulk.getByRole('button', { name: 'Print labels' }).click();
  await expect(page).toHaveURL(/\/orders\/labels\?group=/);
}
