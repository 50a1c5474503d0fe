import { randomInt } from 'node:crypto';
import { expect, type Locator, type Page } from 'playwright/test';
import { newOrders } from './accounts';

/** The values of an order as typed into its form. */
export type TypedOrder = {
  orderId: string;
  numberOfItems: string;
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
};

/** An order to create without its form; `courier` is the name of one. */
export type WantedOrder = TypedOrder & { courier?: string; isDelivered?: boolean };

/** An existing order: its values, its ID, and the path of its page. */
export type MadeOrder = TypedOrder & { id: string; path: string };

const LABELS: Record<keyof TypedOrder, string> = {
  orderId: 'Order ID',
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
};

/** A realistic order; its delivery date is far in the future, so that it is never today or overdue. */
export function typedOrder(values: Partial<TypedOrder> = {}): TypedOrder {
  return {
    orderId: newOrderId(),
    numberOfItems: '18',
    deliveryDate: '2199-04-17',
    senderName: 'Order desk',
    recipientName: 'Wolski Zajazd',
    recipientAddress: 'ul. Filtrowa 68, Warszawa',
    ...values,
  };
}

export function orderField(page: Page, field: keyof TypedOrder): Locator {
  return page.getByLabel(LABELS[field], { exact: true });
}

/** Fills in these fields of the open form. */
export async function typeOrder(page: Page, values: Partial<TypedOrder>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    await orderField(page, field as keyof TypedOrder).fill(value);
  }
}

export async function expectTyped(page: Page, values: Partial<TypedOrder>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    await expect(orderField(page, field as keyof TypedOrder)).toHaveValue(value);
  }
}

/** Creates an order through its form, and ends at the list; `courier` is the name of one. */
export async function createOrder(
  page: Page,
  { courier, ...values }: Partial<TypedOrder> & { courier?: string } = {},
): Promise<MadeOrder> {
  const order = typedOrder(values);
  await page.goto('/orders/new');
  await typeOrder(page, order);
  if (courier) await page.getByLabel('Courier', { exact: true }).selectOption(courier);
  await page.getByRole('button', { name: 'Create order' }).click();
  await expect(page).toHaveURL('/orders');
  const status = page.getByRole('status');
  await expect(status).toContainText(`Order ${order.orderId} created.`);
  const path = (await status.getByRole('link', { name: 'Open' }).getAttribute('href')) ?? '';
  return { ...order, path, id: path.replace('/orders/', '') };
}

/** Creates an order without its form, as the user signed in on the page. */
export async function makeOrder(page: Page, values: Partial<WantedOrder> = {}): Promise<MadeOrder> {
  return (await makeOrders(page, values))[0]!;
}

/** Creates several orders, one after the other. */
export async function makeOrders(
  page: Page,
  ...given: Partial<WantedOrder>[]
): Promise<MadeOrder[]> {
  const orders = given.map((values) => ({ ...typedOrder(), ...values }));
  const ids = await newOrders(page, orders);
  return orders.map(({ courier: _, isDelivered: __, ...order }, index) => {
    const id = ids[index]!;
    return { ...order, id, path: `/orders/${id}` };
  });
}

/** Creates an order, and opens the list, which it is the first of. */
export async function listOrder(page: Page, values: Partial<WantedOrder> = {}): Promise<MadeOrder> {
  const order = await makeOrder(page, values);
  await page.goto('/orders');
  return order;
}

/** Marks an order of the open list delivered. */
export async function markDelivered(page: Page, orderId: string): Promise<void> {
  await page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  await expect(page.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
}

/** Moves the pointer and the focus away from a list, which keeps its rows while someone uses it. */
export async function moveAwayFromList(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

/** The row of an order in the list; a card on narrow screens. */
export function rowOf(page: Page, orderId: string): Locator {
  return page
    .getByRole('table', { name: 'Orders' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: orderId, exact: true }) });
}

/** The Order IDs of the list, from the top. */
export function listedIds(page: Page): Locator {
  return page.getByRole('table', { name: 'Orders' }).getByRole('link', { name: /^\d+$/ });
}

/** An Order ID that no other test uses. */
function newOrderId(): string {
  return String(randomInt(10 ** 11, 10 ** 12));
}
