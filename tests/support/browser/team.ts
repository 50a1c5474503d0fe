import { expect, type Locator, type Page } from 'playwright/test';
import type { Person } from './people';

/** Invites someone on the team page; returns the path of the invitation link. */
export async function invite(
  owner: Page,
  { role, name }: { role: 'Owner' | 'Dispatcher' | 'Courier'; name: string },
): Promise<string> {
  await owner.goto('/team');
  await owner.getByLabel('Role', { exact: true }).selectOption(role);
  await owner.getByLabel('Name', { exact: true }).fill(name);
  await owner.getByRole('button', { name: 'Invite', exact: true }).click();
  return shownPath(owner, 'Invitation link');
}

/** The path of the link in the field with this label. */
export async function shownPath(page: Page, label: string): Promise<string> {
  const shown = page.getByLabel(label, { exact: true });
  await expect(shown).toHaveValue(/^http/);
  return new URL(await shown.inputValue()).pathname;
}

/** Fills in and submits the form of an invitation, whatever comes of it. */
export async function sendJoin(
  page: Page,
  { username, password }: Pick<Person, 'username' | 'password'>,
): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
}

/** Joins with the link at `path`, and ends signed in at `start`. */
export async function join(
  page: Page,
  path: string,
  { start, ...person }: Person & { start: string },
): Promise<void> {
  await page.goto(path);
  await sendJoin(page, person);
  await expect(page).toHaveURL(start);
}

/** The row of a member on the team page. */
export function memberRow(page: Page, name: string): Locator {
  return page.getByRole('table', { name: 'Members' }).getByRole('row').filter({ hasText: name });
}
