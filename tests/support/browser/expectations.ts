import { expect, type Locator, type Page } from 'playwright/test';

/** A refusal is announced, in these words. */
export async function expectAlert(page: Page, text: string | RegExp): Promise<void> {
  await expect(alertOf(page, text)).toBeVisible();
}

export function alertOf(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text });
}

/** The field is marked wrong, and this sentence beside it is tied to it. */
export async function expectFieldError(field: Locator, sentence: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field.page().getByText(sentence)).toBeVisible();
  const words = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  await expect(field).toHaveAccessibleDescription(new RegExp(words));
}

/** One line of the log, from its table; `index` 0 is the newest. */
export function logLine(page: Page, index = 0): Locator {
  return page
    .getByRole('table', { name: 'Logs' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .nth(index);
}
