import { expect, type Page } from 'playwright/test';
import { addMember } from './accounts';
import type { MadeOrder } from './orders';
import { newPerson } from './people';

/** Adds a courier to the workspace of `owner`, and signs in the browser of `page` as them. */
export async function addCourier(owner: Page, page: Page, name: string): Promise<void> {
  const { username, password } = newPerson(name.toLowerCase());
  await addMember(owner, page, { role: 'COURIER', name, username, password });
}

/** Assigns an order to the courier of this name, or unassigns it, through its form. */
export async function assign(desk: Page, { path }: MadeOrder, courier: string): Promise<void> {
  await desk.goto(`${path}/edit`);
  await desk.getByLabel('Courier', { exact: true }).selectOption(courier);
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
}
