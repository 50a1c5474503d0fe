import { expect, type Locator, type Page } from 'playwright/test';
import { calendarDate } from '@/lib/dates';
import { addCourier } from './couriers';
import { makeOrders, type MadeOrder } from './orders';

const STREETS = ['Aleje 1', 'Bracka 2', 'Chmielna 3', 'Dobra 4'] as const;

/** Signs in the browser of `page` as a courier, with a stop today in each street, the last one overdue. */
export async function addRound(owner: Page, page: Page): Promise<MadeOrder[]> {
  await addCourier(owner, page, 'Cem');
  // In the workspace's time zone, which it took over from the browser at sign-up.
  const today = calendarDate(new Date(), 'Asia/Kathmandu');
  return makeOrders(
    owner,
    ...STREETS.map((street, at) => ({
      courier: 'Cem',
      deliveryDate: at === STREETS.length - 1 ? '2001-02-03' : today,
      recipientAddress: `${street}, Warszawa`,
    })),
  );
}

export function stopsOn(page: Page): Locator {
  return page.getByRole('list', { name: 'Stops' }).getByRole('listitem');
}

/** `order` has a letter per stop: the first one of its street. */
export async function expectStops(page: Page, order: string): Promise<void> {
  const streets = [...order].map((letter) => STREETS.find((street) => street.startsWith(letter))!);
  await expect(stopsOn(page)).toContainText(streets);
}

/** The button of the stop in this street. */
export function moveButton(page: Page, move: 'up' | 'down', street: string): Locator {
  return page.getByRole('button', { name: `Move ${move}: ${street}` });
}
