import { expect, type Page } from 'playwright/test';
import { typedOrder, typeOrder, type MadeOrder, type TypedOrder } from './orders';
import { letMemberIn } from './accounts';
import { newPerson } from './people';

/** Lets a courier into the workspace of `owner`, who ends signed in on `page`. */
export async function letCourierIn(owner: Page, page: Page, name: string): Promise<void> {
  const { username, password } = newPerson(name.toLowerCase());
  await letMemberIn(owner, page, { role: 'COURIER', name, username, password });
}

/** Takes an order in for the courier of this name, and ends at the list. */
export async function createOrderFor(
  desk: Page,
  courier: string,
  values: Partial<TypedOrder> = {},
): Promise<MadeOrder> {
  const order = typedOrder(values);
  await desk.goto('/orders/new');
  await typeOrder(desk, order);
  await desk.getByLabel('Courier', { exact: true }).selectOption(courier);
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk).toHaveURL('/orders');
  const status = desk.getByRole('status');
  await expect(status).toContainText(`Order ${order.orderId} created.`);
  const path = (await status.getByRole('link', { name: 'Open' }).getAttribute('href')) ?? '';
  return { ...order, path, id: path.replace('/orders/', '') };
}

/** Gives an order to the courier of this name, or to nobody, through its form. */
export async function assign(desk: Page, { path }: MadeOrder, courier: string): Promise<void> {
  await desk.goto(`${path}/edit`);
  await desk.getByLabel('Courier', { exact: true }).selectOption(courier);
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
}
