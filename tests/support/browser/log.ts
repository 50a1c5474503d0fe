import { expect, type Locator, type Page } from 'playwright/test';

/** The lines of the log on the page. */
export function logLines(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Logs' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
}

/** One line of the log; 0 is the newest. */
export function logLine(page: Page, index = 0): Locator {
  return logLines(page).nth(index);
}

/** Types into the log's search and sends it. */
export async function searchLog(page: Page, text: string): Promise<void> {
  const form = page.getByRole('search', { name: 'Logs' });
  await form.getByRole('searchbox', { name: 'Search the log' }).fill(text);
  await form.getByRole('button', { name: 'Search' }).click();
}

/** Deletes an order on its confirmation page, and ends at the list. */
export async function deleteOrder(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/delete`);
  await page.getByRole('main').getByRole('button', { name: 'Delete order' }).click();
  await expect(page.getByRole('status')).toContainText('deleted.');
}
