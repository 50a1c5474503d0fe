import { expect, type Locator, type Page } from 'playwright/test';
import { codeOf } from '@/tests/support/one-time-code';
import type { Person } from './people';

export function codeField(page: Page): Locator {
  return page.getByLabel('One-time code');
}

/** The key on the page that sets up one-time codes. */
export async function shownKey(page: Page): Promise<string> {
  const key = page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
  return (await key.innerText()).replaceAll(' ', '');
}

/** Fills in a form that requires a code and the password. */
export async function fillProofs(page: Page, code: string, { password }: Person): Promise<void> {
  await codeField(page).fill(code);
  await page.getByLabel('Current password', { exact: true }).fill(password);
}

/** The recovery codes that the page shows. */
export async function shownCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole('region', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  return codes.allInnerTexts();
}

/** Turns on one-time codes with `code`, which uses it up. */
export async function turnCodesOn(
  page: Page,
  person: Person,
): Promise<{ key: string; code: string; recoveryCodes: string[] }> {
  await page.goto('/profile/codes');
  const key = await shownKey(page);
  const code = codeOf(key);
  await fillProofs(page, code, person);
  await page.getByRole('button', { name: 'Turn on one-time codes' }).click();
  return { key, code, recoveryCodes: await shownCodes(page) };
}
