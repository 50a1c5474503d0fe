import { expect, type Locator, type Page } from 'playwright/test';

/** Expects an alert with this text. */
export async function expectAlert(page: Page, text: string | RegExp): Promise<void> {
  await expect(alertOf(page, text)).toBeVisible();
}

export function alertOf(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text });
}

/** Expects the field to be marked invalid and described by this sentence. */
export async function expectFieldError(field: Locator, sentence: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field.page().getByText(sentence)).toBeVisible();
  const words = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  await expect(field).toHaveAccessibleDescription(new RegExp(words));
}
