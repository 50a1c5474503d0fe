import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from 'playwright/test';

/** A word that stands in no other order, to tell those of one test from all others. */
export function newWord(): string {
  return `w${randomUUID().slice(0, 8)}`;
}

export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search orders' });
}

/** Presses the slash until it leads into the field, which it does once the page's own script runs. */
export async function focusSearch(page: Page): Promise<Locator> {
  const field = searchField(page);
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  return field;
}

/** What opens and closes the filters. */
export function filtersButton(page: Page): Locator {
  return page.getByRole('link', { name: 'Filters', exact: true });
}

/** The links that take a filter away, in the order of the list. */
export function chipsOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Filters' }).getByRole('link', { name: /^Remove filter/ });
}

/** Chooses among the filters, which are closed, and applies them. */
export async function applyFilters(
  page: Page,
  { choose = {}, fill = {} }: { choose?: Record<string, string>; fill?: Record<string, string> },
): Promise<void> {
  await filtersButton(page).click();
  for (const [name, option] of Object.entries(choose)) {
    await page.getByRole('combobox', { name, exact: true }).selectOption(option);
  }
  for (const [label, value] of Object.entries(fill)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole('button', { name: 'Apply filters' }).click();
}
