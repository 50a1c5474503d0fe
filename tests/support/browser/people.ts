import { randomUUID } from 'node:crypto';
import { expect, type Page } from 'playwright/test';

export type Person = { username: string; password: string; workspaceName: string };

/** A person with a username that no one else has. */
export function newPerson(name = 'ann'): Person {
  const username = `${name}-${randomUUID()}`;
  return { username, password: 'nine lives, one cat', workspaceName: `Wolski ${name}` };
}

/** Signs a person up, and ends signed in at the empty list. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto('/signup');
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Workspace name').fill(person.workspaceName);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/orders');
}

/** Fills in and submits the log-in form, whatever comes of it. */
export async function sendLogIn(
  page: Page,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Logs in a person who has signed up before. */
export async function logIn(page: Page, person: Person): Promise<void> {
  await page.goto('/login');
  await sendLogIn(page, person);
  await expect(page).toHaveURL('/orders');
}

/** Logs out in another tab of this browser, and logs in there as `person`. Returns that tab, at the orders. */
export async function switchUser(page: Page, person: Person): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto('/orders');
  await logOut(tab);
  await sendLogIn(tab, person);
  await expect(tab).toHaveURL('/orders');
  return tab;
}

export async function logOut(page: Page): Promise<void> {
  // On phones, the button is on the profile page.
  if (page.viewportSize()!.width < 768) await page.goto('/profile');
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL('/login');
}
