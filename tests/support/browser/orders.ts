import { randomInt } from 'node:crypto';
import { expect, type Locator, type Page } from 'playwright/test';
import { newOrders } from './accounts';

/** An order as it is typed. */
export type TypedOrder = {
  orderId: string;
  numberOfItems: string;
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
};

/** An order that is made without its form; `courier` is the name of one. */
export type WantedOrder = TypedOrder & { courier?: string; isDelivered?: boolean };

/** An order of the desk: what was typed, its key, and the path of its page. */
export type MadeOrder = TypedOrder & { id: string; path: string };

const LABELS: Record<keyof TypedOrder, string> = {
  orderId: 'Order ID',
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
};

/** A believable order; its delivery date is far off, so that it is never today or overdue. */
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

/** Types into the fields of the form that is open, and into no others. */
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

/** Takes an order in as people do, and ends at the list. */
export async function createOrder(
  page: Page,
  values: Partial<TypedOrder> = {},
): Promise<MadeOrder> {
  const order = typedOrder(values);
  await page.goto('/orders/new');
  await typeOrder(page, order);
  await page.getByRole('button', { name: 'Create order' }).click();
  await expect(page).toHaveURL('/orders');
  const status = page.getByRole('status');
  await expect(status).toContainText(`Order ${order.orderId} created.`);
  const path = (await status.getByRole('link', { name: 'Open' }).getAttribute('href')) ?? '';
  return { ...order, path, id: path.replace('/orders/', '') };
}

/** Makes an order without its form, for whoever is signed in on the page, which stays where it is. */
export async function makeOrder(page: Page, values: Partial<WantedOrder> = {}): Promise<MadeOrder> {
  return (await makeOrders(page, values))[0]!;
}

/** The same for several, one after the other. */
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

/** Makes an order, and opens the list, whose first it is. */
export async function listOrder(page: Page, values: Partial<WantedOrder> = {}): Promise<MadeOrder> {
  const order = await makeOrder(page, values);
  await page.goto('/orders');
  return order;
}

/** Marks the order delivered through the button of its row, in a list that is open. */
export async function markDelivered(page: Page, orderId: string): Promise<void> {
  await page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  await expect(page.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
}

/** Takes the pointer and the focus away from a list, which then shows what has become of it. */
export async function leaveList(page: Page): Promise<void> {
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

/** An Order ID that no test has used. */
function newOrderId(): string {
  return String(randomInt(10 ** 11, 10 ** 12));
}
