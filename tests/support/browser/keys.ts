import { expect, type Locator, type Page } from 'playwright/test';
import { focusSearch } from './search';

/** Waits until the page listens to its shortcuts, and removes the focus. */
export async function readyForKeys(page: Page): Promise<void> {
  const field = await focusSearch(page);
  await field.press('Escape');
  await expect(field).not.toBeFocused();
}

/** Opens the palette; returns its field. */
export async function openPalette(page: Page): Promise<Locator> {
  const field = page
    .getByRole('dialog', { name: 'Command palette' })
    .getByRole('combobox', { name: 'Search orders, pages and actions' });
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  return field;
}
