import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { NO_ATTEMPTS } from '@/lib/orders/fields';
import { addDays, calendarDate } from '@/lib/dates';
import { MOST_ONGOING } from '@/lib/orders/list/deliveries';
import { listDeliveries, MOST_DELIVERED } from '@/lib/orders/list/deliveries-query';
import { markDelivered } from '@/lib/orders/mutations';
import { details, extras, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { storeOrders } from '@/tests/support/stored-orders';

let ann: Actor;
let cem: Actor;

beforeEach(async () => {
  ann = await newActor();
  cem = {
    ...(await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Cem' })),
    timeZone: 'Asia/Kathmandu',
  };
});

/** An order of the courier, ongoing without a delivery time. */
function stored(orderId: string, given: { deliveryDate?: string; deliveredAt?: Date } = {}) {
  const { deliveryDate = '2026-11-23', deliveredAt = null } = given;
  return {
    ...details,
    ...extras,
    workspaceId: ann.workspaceId,
    orderId,
    deliveryDate,
    deliveredAt,
    courierId: cem.userId,
    createdById: ann.userId,
    createdAt: new Date('2026-11-01T00:00:00Z'),
    status: deliveredAt ? ('DELIVERED' as const) : ('ONGOING' as const),
  };
}

describe('ongoing deliveries', () => {
  test('come by day, with all that a courier needs at the door', async () => {
    await storeOrders([
      stored('later', { deliveryDate: '2026-12-24' }),
      stored('overdue', { deliveryDate: '2026-11-01' }),
      stored('today'),
    ]);
    const { ongoing, isMore } = await listDeliveries(cem, new Date('2026-11-23T12:00:00Z'));
    expect(ongoing.map(({ orderId }) => orderId)).toEqual(['today', 'overdue', 'later']);
    expect(isMore).toBe(false);
    expect(ongoing[0]).toEqual({
      id: ongoing[0]!.id,
      orderId: 'today',
      version: 1,
      numberOfItems: details.numberOfItems,
      deliveryDate: '2026-11-23',
      recipientName: details.recipientName,
      recipientAddress: details.recipientAddress,
      recipientPhone: extras.recipientPhone,
      timeWindow: extras.timeWindow,
      instructions: extras.instructions,
      ...NO_ATTEMPTS,
      notes: [],
      hasMoreNotes: false,
    });
  });

  test('are limited to a page, today first, which says when there are more', async () => {
    const numbers = Array.from({ length: MOST_ONGOING + 1 }, (_, number) => number);
    await storeOrders(
      numbers.map((number) =>
        stored(String(number), { deliveryDate: addDays('2026-11-23', -number) }),
      ),
    );
    const { ongoing, isMore } = await listDeliveries(cem, new Date('2026-11-23T12:00:00Z'));
    expect(ongoing).toHaveLength(MOST_ONGOING);
    expect(ongoing.at(0)?.orderId).toBe('0');
    expect(ongoing.at(-1)?.orderId).toBe(String(MOST_ONGOING - 1));
    expect(isMore).toBe(true);
  });
});

describe('deliveries of today', () => {
  test('come last first, from the first moment of the day in the time zone of the workspace', async () => {
    // Kathmandu is 5 hours and 45 minutes ahead.
    const midnight = new Date('2026-11-22T18:15:00.000Z');
    await storeOrders([
      stored('before', { deliveredAt: new Date(midnight.getTime() - 1) }),
      stored('first', { deliveredAt: midnight }),
      stored('second', { deliveredAt: new Date(midnight.getTime() + 1) }),
    ]);
    const { ongoing, done } = await listDeliveries(cem, new Date('2026-11-23T12:00:00Z'));
    expect(ongoing).toEqual([]);
    expect(done.map(({ orderId }) => orderId)).toEqual(['second', 'first']);
  });

  test('can be reopened by the courier who marked them', async () => {
    const deliveryDate = calendarDate(new Date(), 'UTC');
    const courierId = cem.userId;
    const own = await newOrder(ann, { orderId: 'own', deliveryDate, courierId });
    const other = await newOrder(ann, { orderId: 'other', deliveryDate, courierId });
    await markDelivered(cem, seen(own));
    await markDelivered(ann, seen(other));
    const { done } = await listDeliveries(cem, new Date());
    expect(done).toMatchObject([
      { orderId: 'other', version: 2, mayReopen: false },
      { orderId: 'own', version: 2, mayReopen: true },
    ]);
  });

  test('are limited to a page', async () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const numbers = Array.from({ length: MOST_DELIVERED + 1 }, (_, number) => number);
    await storeOrders(
      numbers.map((number) =>
        stored(String(number), { deliveredAt: new Date(now.getTime() - number) }),
      ),
    );
    const { done } = await listDeliveries(cem, now);
    expect(done).toHaveLength(MOST_DELIVERED);
    expect(done.at(-1)?.orderId).toBe(String(MOST_DELIVERED - 1));
  });
});
