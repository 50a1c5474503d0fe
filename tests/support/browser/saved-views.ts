import { expect, type Locator, type Page } from 'playwright/test';

/** The button that opens the menu of views; it names the current view. */
export function viewsButton(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: /^View/ });
}

/** Opens the menu of views and chooses one. */
export async function chooseView(page: Page, name: string): Promise<void> {
  await viewsButton(page).click();
  await page.getByRole('link', { name: new RegExp(`^${name}( default)?$`) }).click();
}

/** Saves the open list as a view of this name, and ends at the list. */
export async function saveView(page: Page, name: string): Promise<void> {
  await chooseView(page, 'Save this view');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('status')).toContainText(`View ${name} saved.`);
}
