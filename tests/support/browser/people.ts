import { randomUUID } from 'node:crypto';
import { expect, type Page } from 'playwright/test';

export type Person = { username: string; password: string; workspaceName: string };

/** Someone nobody has met before. */
export function newPerson(name = 'ann'): Person {
  const username = `${name}-${randomUUID()}`;
  return { username, password: 'nine lives, one cat', workspaceName: `Wolski ${name}` };
}

/** Opens the person's workspace, and ends signed in at its empty list. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto('/signup');
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Workspace name').fill(person.workspaceName);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL('/orders');
}

/** Types into the log-in page and sends it; where that ends is for the test to say. */
export async function sendLogIn(
  page: Page,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Signs someone in who has signed up before, in this page's browser. */
export async function logIn(page: Page, person: Person): Promise<void> {
  await page.goto('/login');
  await sendLogIn(page, person);
  await expect(page).toHaveURL('/orders');
}

/** Logs out in another tab of this browser and logs in there as `person`, who ends at the orders. Answers that tab. */
export async function switchUser(page: Page, person: Person): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto('/orders');
  await logOut(tab);
  await sendLogIn(tab, person);
  await expect(tab).toHaveURL('/orders');
  return tab;
}

export async function logOut(page: Page): Promise<void> {
  // On phones it stands on the page of the profile.
  if (page.viewportSize()!.width < 768) await page.goto('/profile');
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL('/login');
}
