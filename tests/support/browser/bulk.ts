import { expect, type Locator, type Page } from 'playwright/test';
import { makeOrders, type MadeOrder, type WantedOrder } from './orders';
import { newWord } from './search';

/** The bar with the actions for selected rows. */
export function bulkActions(page: Page): Locator {
  return page.getByRole('region', { name: 'Bulk actions' });
}

/** Creates orders that no other test has, and opens the list of them, in the given order. */
export async function makeOrderList(
  page: Page,
  ...given: Partial<WantedOrder>[]
): Promise<{ orders: MadeOrder[]; path: string }> {
  const senderName = newWord();
  const orders = await makeOrders(page, ...given.map((values) => ({ ...values, senderName })));
  const path = `/orders?q=${senderName}&sort=created`;
  await page.goto(path);
  return { orders, path };
}

export function checkboxOf(page: Page, { orderId }: { orderId: string }): Locator {
  return page.getByRole('checkbox', { name: `Select ${orderId}`, exact: true });
}

/** Selects the orders, presses the button, and ends at the preview. */
export async function preview(
  page: Page,
  orders: { orderId: string }[],
  button: string,
): Promise<void> {
  for (const order of orders) await checkboxOf(page, order).check();
  await bulkActions(page).getByRole('button', { name: button, exact: true }).click();
  await expect(page).toHaveURL(/\/orders\/bulk\//);
}

/** Presses the button of the preview; `orders` is how it names their number. */
export async function apply(page: Page, orders: string): Promise<void> {
  await page.getByRole('button', { name: `Apply to ${orders}`, exact: true }).click();
}
