import { expect, type Locator, type Page } from 'playwright/test';

/** What opens the menu of views; it names the view that is shown. */
export function viewsButton(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: /^View/ });
}

/** Chooses from the menu of views, which is closed. */
export async function chooseView(page: Page, name: string): Promise<void> {
  await viewsButton(page).click();
  await page.getByRole('link', { name: new RegExp(`^${name}( default)?$`) }).click();
}

/** Saves the list that is open as a view of this name, and ends at the list again. */
export async function saveView(page: Page, name: string): Promise<void> {
  await chooseView(page, 'Save this view');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('status')).toContainText(`View ${name} saved.`);
}
