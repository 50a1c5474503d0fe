import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { addDays, calendarDate } from '@/lib/dates';
import { orderSummary, type OrderSummary } from '@/lib/orders/summary';
import { COUNTED } from '@/lib/numbers';
import { deleteOrder, editOrder, markDelivered, reopenOrder } from '@/lib/orders/mutations';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor, reread } from '@/tests/support/people';
import { FULL_SCAN, queryPlans } from '@/tests/support/plans';
import { storeOrders, type StoredOrder } from '@/tests/support/stored-orders';

async function actorIn(timeZone: string): Promise<Actor> {
  return { ...(await newActor()), timeZone };
}

/** An order of this actor, ongoing without a delivery time. */
function order(
  { workspaceId, userId }: Actor,
  number: number,
  given: { deliveryDate: string; deliveredAt: Date | null },
): Omit<StoredOrder, 'id'> {
  return {
    ...details,
    ...given,
    workspaceId,
    orderId: String(number),
    createdById: userId,
    createdAt: new Date('2025-01-01T00:00:00Z'),
    status: given.deliveredAt ? 'DELIVERED' : 'ONGOING',
  };
}

/** The same figures, from a check of each order. */
function expectedSummary(
  orders: Omit<StoredOrder, 'id'>[],
  now: Date,
  timeZone: string,
): OrderSummary {
  const today = calendarDate(now, timeZone);
  const ongoing = orders.filter(({ status }) => status === 'ONGOING');
  const deliveredOn = (date: string) =>
    orders.filter(({ deliveredAt }) => deliveredAt && calendarDate(deliveredAt, timeZone) === date)
      .length;
  const dates = Array.from({ length: 14 }, (_, day) => addDays(today, day - 7));
  return {
    today,
    stillDue: ongoing.filter(({ deliveryDate }) => deliveryDate === today).length,
    overdue: ongoing.filter(({ deliveryDate }) => deliveryDate < today).length,
    failed: 0,
    deliveredToday: deliveredOn(today),
    days: dates.map((date) => ({
      date,
      due: orders.filter(({ deliveryDate }) => deliveryDate === date).length,
      delivered: date <= today ? deliveredOn(date) : null,
    })),
  };
}

describe('the summary equals a count of every order', () => {
  test.each([
    ['Asia/Kathmandu', '2026-04-17T18:14:59.999Z', '2026-04-17'],
    ['Asia/Kathmandu', '2026-04-17T18:15:00.000Z', '2026-04-18'],
    ['America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00.000Z', '2026-11-02'],
    ['Australia/Lord_Howe', '2026-10-04T12:59:59.999Z', '2026-10-04'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('in %s at %s, which is on %s', async (timeZone, instant, today) => {
    const ann = await actorIn(timeZone);
    const now = new Date(instant);
    // Every 47 minutes around the shown days, and to the millisecond around now.
    const times = Array.from({ length: 400 }, (_, step) => now.getTime() - step * 2_820_000);
    for (const by of [-1, 1]) times.push(now.getTime() + by);
    const orders = times.map((time, number) =>
      order(ann, number, {
        deliveryDate: addDays(today, (number % 19) - 9),
        deliveredAt: number % 3 === 0 ? null : new Date(time),
      }),
    );
    await storeOrders(orders);
    const figures = await orderSummary(await reread(ann), now);
    expect(figures.today).toBe(today);
    expect(figures).toEqual(expectedSummary(orders, now, timeZone));
    expect(figures.days.every(({ due }) => due > 0)).toBe(true);
  });
});

test('the number of overdue orders is exact up to a thousand', async () => {
  const ann = await newActor();
  const overdue = { deliveryDate: '2026-11-21', deliveredAt: null };
  const numbers = Array.from({ length: COUNTED + 50 }, (_, number) => number);
  await storeOrders(numbers.map((number) => order(ann, number, overdue)));
  const figures = await orderSummary(await reread(ann), new Date('2026-11-22T12:00:00Z'));
  expect(figures.overdue).toBe(COUNTED + 1);
});

test('every change of an order shows at once, and so does the end of the day', async () => {
  const ann = await newActor();
  const now = new Date();
  const today = calendarDate(now, ann.timeZone);
  const summaryFigures = async (at = now) => {
    const { stillDue, overdue, deliveredToday } = await orderSummary(await reread(ann), at);
    return [stillDue, overdue, deliveredToday];
  };
  expect(await summaryFigures()).toEqual([0, 0, 0]);
  const created = await newOrder(ann, { deliveryDate: today });
  expect(await summaryFigures()).toEqual([1, 0, 0]);
  const delivered = await markDelivered(ann, seen(created));
  expect(await summaryFigures()).toEqual([0, 0, 1]);
  const reopened = await reopenOrder(ann, seen(delivered));
  expect(await summaryFigures()).toEqual([1, 0, 0]);
  expect(await summaryFigures(new Date(now.getTime() + 24 * 3_600_000))).toEqual([0, 1, 0]);
  const late = { ...details, deliveryDate: addDays(today, -3) };
  const edited = await editOrder(ann, { ...seen(reopened), ...late });
  expect(await summaryFigures()).toEqual([0, 1, 0]);
  await deleteOrder(ann, seen(edited));
  expect(await summaryFigures()).toEqual([0, 0, 0]);
});

test('a courier and another workspace see nothing of it', async () => {
  const ann = await newActor();
  const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
  const dispatcher = await newActor({ workspaceId: ann.workspaceId, role: 'DISPATCHER' });
  const now = new Date();
  const today = calendarDate(now, ann.timeZone);
  await newOrder(ann, { deliveryDate: today });
  await markDelivered(ann, seen(await newOrder(ann, { deliveryDate: today })));
  for (const actor of [ann, dispatcher]) {
    expect(await orderSummary(await reread(actor), now)).toMatchObject({
      stillDue: 1,
      deliveredToday: 1,
    });
  }
  for (const actor of [courier, await newActor()]) {
    expect(await orderSummary(await reread(actor), now)).toEqual(expectedSummary([], now, 'UTC'));
  }
});

test('each figure uses a covering index range', async () => {
  const ann = await newActor();
  const [plan] = await queryPlans(() => orderSummary(ann, new Date()));
  expect(plan).not.toMatch(FULL_SCAN);
  // With little data, PostgreSQL may choose the index of couriers or of attempts.
  expect(plan).toMatch(/workspaceId_(?:courierId_)?status_(?:deliveryDate|attemptedFor)/);
  expect(plan).toMatch(/workspaceId_(?:courierId_status_)?deliveryDate/);
  expect(plan).toMatch(/workspaceId_deliveredAt/);
});
