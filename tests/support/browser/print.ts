import { expect, type Page } from 'playwright/test';
import { bulkActions, checkboxOf } from './bulk';
import type { MadeOrder } from './orders';

/** The sheets that a page prints on, by their size in millimetres, such as "210 × 297". */
export async function printedSheets(page: Page): Promise<string[]> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  );
}

/** Shows the page as it is printed on A4: 718 px is the width between the margins. */
export async function showAsPrinted(page: Page): Promise<void> {
  await page.setViewportSize({ width: 718, height: 1_000 });
  await page.emulateMedia({ media: 'print' });
}

/** Selects orders of the open list, and opens their labels. */
export async function openLabels(page: Page, orders: MadeOrder[]): Promise<void> {
  for (const order of orders) await checkboxOf(page, order).check();
  await bulkActions(page).getByRole('button', { name: 'Print labels' }).click();
  await expect(page).toHaveURL(/\/orders\/labels\?group=/);
}
