import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from 'playwright/test';

/** A word that no other order has, to find the orders of one test. */
export function newWord(): string {
  return `w${randomUUID().slice(0, 8)}`;
}

export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search orders' });
}

/** Presses the slash key until the field has the focus: it works once the page's script runs. */
export async function focusSearch(page: Page): Promise<Locator> {
  const field = searchField(page);
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  return field;
}

/** The chips of the active filters. */
export function chipsOf(page: Page): Locator {
  return page
    .getByRole('list', { name: 'Filters' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: /^Remove filter/ }) });
}

/** Opens a filter, by its chip or else from the menu. */
export async function openFilter(page: Page, name: string | RegExp): Promise<void> {
  const chip = page.getByRole('list', { name: 'Filters' }).getByRole('button', { name });
  const isChip = await chip.first().isVisible();
  if (!isChip) await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await (isChip ? chip : page.locator('#filter-menu').getByRole('button', { name }))
    .first()
    .click();
}

/** Opens the display options, which are in the filter menu on phones. */
export async function openDisplay(page: Page): Promise<void> {
  const display = page.getByRole('button', { name: 'Display', exact: true });
  if (!(await display.isVisible())) {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
  }
  await display.click();
}

export async function pressApply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply filters' }).click();
}

/** Opens a filter, fills in the fields of these names, and applies it. */
export async function applyFilter(
  page: Page,
  filter: string | RegExp,
  fields: Record<string, string>,
): Promise<void> {
  const before = page.url();
  await openFilter(page, filter);
  const popover = page.locator(':popover-open');
  for (const [name, value] of Object.entries(fields)) {
    // By role, since the text of a label around a select includes its options.
    const select = popover.getByRole('combobox', { name, exact: true });
    if (await select.isVisible()) await select.selectOption(value);
    else await popover.getByLabel(name, { exact: true }).fill(value);
  }
  await pressApply(page);
  // The next filter must not open on the page that is about to be replaced.
  await page.waitForURL((url) => url.href !== before);
}
