import { expect, type Locator, type Page } from 'playwright/test';

/** The lines of the log that is shown. */
export function logLines(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Logs' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
}

/** Types into the log's search and sends it. */
export async function searchLog(page: Page, text: string): Promise<void> {
  const form = page.getByRole('search', { name: 'Logs' });
  await form.getByRole('searchbox', { name: 'Search the log' }).fill(text);
  await form.getByRole('button', { name: 'Search' }).click();
}

/** Deletes an order through the page that asks, and ends at the list. */
export async function deleteAtOnce(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/delete`);
  await page.getByRole('main').getByRole('button', { name: 'Delete order' }).click();
  await expect(page.getByRole('status')).toContainText('deleted.');
}
