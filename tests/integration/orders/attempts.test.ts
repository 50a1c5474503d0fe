import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastChangesOf } from '@/lib/audit-log/queries';
import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { createBulkAction, startBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { statements } from '@/lib/db/client';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { listOrders } from '@/lib/orders/list/queries';
import { notesOf } from '@/lib/orders/notes';
import {
  addNote,
  deleteOrder,
  editOrder,
  markDelivered,
  recordAttempt,
  reopenOrder,
  undoEntry,
  type ChangeResult,
} from '@/lib/orders/mutations';
import type { Attempt } from '@/lib/orders/changes/decide';
import { orderSummary } from '@/lib/orders/summary';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor, reread } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { findingsIn } from '@/tests/support/unguarded';

let ann: Actor;
let cleo: Actor;

beforeEach(async () => {
  ann = await newActor();
  cleo = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Cleo' });
});

afterEach(async () => {
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
});

const LATER = '2190-04-20';

const nobodyHome: Attempt = { reason: 'Nobody home', note: null, deviceTime: null, nextDate: null };

const attempt = (actor: Actor, order: ChangeResult, given: Partial<Attempt> = {}) =>
  recordAttempt(actor, { ...seen(order), ...nobodyHome, ...given });

const note = (actor: Actor, { id }: ChangeResult, text = 'Ring twice.') =>
  addNote(actor, { operationId: randomUUID(), id, note: text });

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

async function attemptsOf(order: ChangeResult) {
  const { attempts, attemptReason, attemptedFor, deliveryDate, status } =
    (await storedOrder(order))!;
  return { attempts, attemptReason, attemptedFor, deliveryDate, status };
}

const notes = async ({ id }: ChangeResult, most = 3) =>
  (await notesOf(ann, { ids: [id], most })).get(id);

const none = { attempts: null, attemptReason: null, attemptedFor: null };

describe('a failed attempt', () => {
  test('leaves the order ongoing, with its reason, the time of the device and a note in the log', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const deviceTime = minutesAgo(30);
    await attempt(cleo, order, { deviceTime, note: 'Dog in\nthe yard.' });
    expect(await storedOrder(order)).toMatchObject({
      status: 'ONGOING',
      version: 2,
      attempts: 1,
      attemptReason: 'Nobody home',
      attemptedAt: deviceTime,
      attemptedFor: details.deliveryDate,
      deliveryDate: details.deliveryDate,
    });
    const entry = (await storedEntries(ann, order)).at(-1)!;
    expect(entry).toMatchObject({ action: 'Attempt Failed', actorName: 'Cleo' });
    expect(JSON.parse(entry.changes)).toEqual({
      attempts: { from: null, to: 1 },
      attemptReason: { from: null, to: 'Nobody home' },
      attemptedAt: { from: null, to: deviceTime },
      attemptedFor: { from: null, to: details.deliveryDate },
      note: { from: null, to: 'Dog in\nthe yard.' },
    });
  });

  test.each([
    ['in the future', minutesAgo(-5)],
    ['more than 48 hours ago', minutesAgo(48 * 60 + 1)],
    ['missing', null],
  ])('has the server’s time if that of the device is %s', async (_, deviceTime) => {
    const order = await newOrder(ann);
    const before = Date.now();
    await attempt(ann, order, { deviceTime });
    const { attemptedAt } = (await storedOrder(order))!;
    expect(Date.parse(attemptedAt!)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(attemptedAt!)).toBeLessThanOrEqual(Date.now());
  });

  test('can set the next date in the same step', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    await attempt(cleo, order, { nextDate: LATER });
    expect(await attemptsOf(order)).toMatchObject({
      deliveryDate: LATER,
      attemptedFor: details.deliveryDate,
    });
  });

  test('counts once for one operation, and once more for another', async () => {
    const order = await newOrder(ann);
    const input = { ...seen(order), ...nobodyHome };
    const first = await recordAttempt(ann, input);
    expect(await recordAttempt(ann, { ...input, deviceTime: minutesAgo(1) })).toEqual(first);
    await attempt(ann, order, { reason: 'Refused' });
    expect(await attemptsOf(order)).toMatchObject({ attempts: 2, attemptReason: 'Refused' });
  });

  test('is refused for a delivered order', async () => {
    const order = await markDelivered(ann, seen(await newOrder(ann)));
    await refusalOf(attempt(ann, order), 'already-delivered');
  });

  test('stays with an order that is delivered later', async () => {
    const order = await attempt(ann, await newOrder(ann));
    await markDelivered(ann, seen(order));
    expect(await attemptsOf(order)).toMatchObject({ attempts: 1, status: 'DELIVERED' });
  });

  test('was for the date that the person saw, and leaves one set since', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const moved = { deliveryDate: '2026-05-02', courierId: cleo.userId };
    await editOrder(ann, { ...seen(order), ...details, ...moved });
    await attempt(cleo, order);
    expect(await attemptsOf(order)).toMatchObject({
      attemptedFor: details.deliveryDate,
      deliveryDate: '2026-05-02',
    });
    await refusalOf(attempt(cleo, order, { nextDate: LATER }), 'stale');
  });

  test('can set the date that someone else has set since', async () => {
    const order = await newOrder(ann);
    await editOrder(ann, { ...seen(order), ...details, deliveryDate: LATER });
    await attempt(ann, order, { nextDate: LATER });
    expect(await attemptsOf(order)).toMatchObject({
      deliveryDate: LATER,
      attemptedFor: details.deliveryDate,
    });
  });

  test('can’t move an order to a day before the attempt', async () => {
    const order = await newOrder(ann);
    const deviceTime = minutesAgo(24 * 60);
    const yesterday = calendarDate(new Date(deviceTime), ann.timeZone);
    await refusalOf(attempt(ann, order, { nextDate: yesterday }), 'past-date');
    await attempt(ann, order, { deviceTime, nextDate: yesterday });
    expect(await attemptsOf(order)).toMatchObject({ deliveryDate: yesterday });
  });

  test('merges with an edit', async () => {
    const order = await newOrder(ann);
    await attempt(ann, order);
    await editOrder(ann, { ...seen(order), ...details, recipientName: 'Ewa Lis' });
    expect(await storedOrder(order)).toMatchObject({ recipientName: 'Ewa Lis', attempts: 1 });
  });

  test('comes back with a deleted order', async () => {
    const order = await attempt(ann, await newOrder(ann));
    const deleted = await deleteOrder(ann, seen(order));
    await undoEntry(ann, { ...seen(deleted) });
    expect(await attemptsOf(order)).toMatchObject({ attempts: 1, attemptReason: 'Nobody home' });
  });
});

describe('undoing an attempt', () => {
  test('restores what was before, and can be undone', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const failed = await attempt(cleo, order, { nextDate: LATER });
    const before = { ...none, deliveryDate: details.deliveryDate };
    const undone = await undoEntry(cleo, seen(failed));
    expect(await attemptsOf(order)).toMatchObject(before);
    await undoEntry(ann, seen(undone));
    expect(await attemptsOf(order)).toMatchObject({ attempts: 1, deliveryDate: LATER });
  });

  test('leaves the others, in any order', async () => {
    const order = await newOrder(ann);
    const first = await attempt(ann, order);
    const second = await attempt(ann, first, { reason: 'Closed' });
    await undoEntry(ann, seen(first));
    expect(await attemptsOf(order)).toMatchObject({ attempts: 1, attemptReason: 'Closed' });
    await undoEntry(ann, seen(second));
    expect(await attemptsOf(order)).toMatchObject(none);
    await refusalOf(undoEntry(ann, seen(second)), 'already-undone');
  });

  test('leaves a note added since, and the reason before', async () => {
    const order = await newOrder(ann);
    const first = await attempt(ann, order);
    const second = await attempt(ann, first, { reason: 'Closed' });
    await note(ann, order);
    await undoEntry(ann, seen(second));
    expect(await attemptsOf(order)).toMatchObject({ attempts: 1, attemptReason: 'Nobody home' });
  });

  test('hides its note, until it is redone', async () => {
    const order = await newOrder(ann);
    const failed = await attempt(ann, order, { note: 'Wrong house.' });
    const undone = await undoEntry(ann, seen(failed));
    expect(await notes(order)).toEqual([]);
    await undoEntry(ann, seen(undone));
    expect(await notes(order)).toMatchObject([{ text: 'Wrong house.' }]);
  });

  test('is for staff, or the courier who recorded it', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const failed = await attempt(ann, order);
    await refusalOf(undoEntry(cleo, seen(failed)), 'forbidden');
  });
});

describe('a note', () => {
  test('is an entry that changes no field', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    await note(cleo, order, 'Ring twice.\nBlue door.');
    const entry = (await storedEntries(ann, order)).at(-1)!;
    expect(entry).toMatchObject({ action: 'Note Added', orderVersion: 2 });
    expect(JSON.parse(entry.changes)).toEqual({
      note: { from: null, to: 'Ring twice.\nBlue door.' },
    });
    expect(await notes(order)).toMatchObject([{ who: 'Cleo', text: 'Ring twice.\nBlue door.' }]);
    expect(await lastChangesOf(statements(), ann, [order.id])).toEqual(new Map([[order.id, 1]]));
  });

  test('makes nobody’s version stale', async () => {
    const order = await newOrder(ann);
    await note(ann, order);
    await editOrder(ann, { ...seen(order), ...details, numberOfItems: 2 });
    const other = await newOrder(ann);
    await note(ann, other);
    const delivered = await markDelivered(ann, seen(other));
    await note(ann, other);
    await reopenOrder(ann, seen(delivered));
    const third = await newOrder(ann);
    await note(ann, third);
    await deleteOrder(ann, seen(third));
  });

  test('makes no bulk action skip its order', async () => {
    const order = await newOrder(ann);
    const now = new Date();
    const id = await createBulkAction(ann, {
      operationId: randomUUID(),
      verb: 'changeDeliveryDate',
      selection: { ids: [order.id] },
      now,
    });
    await note(ann, order);
    await startBulkAction(ann, { id, now, deliveryDate: '2026-06-01' });
    await runBulkAction(ann, { id, budget: 60_000 });
    expect(await attemptsOf(order)).toMatchObject({ deliveryDate: '2026-06-01' });
  });

  test('cannot be undone', async () => {
    const noted = await note(ann, await newOrder(ann));
    await refusalOf(undoEntry(ann, seen(noted)), 'not-found');
  });

  test('that the person hasn’t seen prevents undoing the creation', async () => {
    const order = await newOrder(ann);
    await note(ann, order);
    await refusalOf(undoEntry(ann, { ...seen(order), seen: 1 }), 'conflict');
  });

  test('lists the newest, as many as wanted', async () => {
    const order = await newOrder(ann);
    for (const text of ['One', 'Two', 'Three']) await note(ann, order, text);
    expect(await notes(order, 2)).toMatchObject([{ text: 'Three' }, { text: 'Two' }]);
  });

  test('of a delivered order is possible', async () => {
    const order = await markDelivered(ann, seen(await newOrder(ann)));
    await note(ann, order);
    expect(await storedOrder(order)).toMatchObject({ status: 'DELIVERED', version: 3 });
  });
});

describe('failed orders', () => {
  const failedIds = async () => {
    const listing = { ...DEFAULT_PARAMS, attempts: 'failed' as const };
    const { orders } = await listOrders(ann, listing, {}, new Date());
    const { failed } = await orderSummary(await reread(ann), new Date());
    expect(failed).toBe(orders.length);
    return orders.map(({ id }) => id);
  };

  test('are those without a new date since, in the list and in the count', async () => {
    const order = await newOrder(ann);
    await newOrder(ann);
    expect(await failedIds()).toEqual([]);
    const failed = await attempt(ann, order);
    expect(await failedIds()).toEqual([order.id]);
    const moved = await editOrder(ann, { ...seen(failed), ...details, deliveryDate: '2026-05-02' });
    expect(await failedIds()).toEqual([]);
    const again = await attempt(ann, moved);
    expect(await failedIds()).toEqual([order.id]);
    await markDelivered(ann, seen(again));
    expect(await failedIds()).toEqual([]);
  });
});

test('a courier sees attempts and notes of their own deliveries', async () => {
  const order = await newOrder(ann, { courierId: cleo.userId });
  await note(ann, await newOrder(ann), 'Not yours.');
  await attempt(ann, order, { note: 'Try the back door.' });
  await note(ann, order);
  const { ongoing } = await listDeliveries(cleo, new Date());
  expect(ongoing).toMatchObject([
    { id: order.id, attempts: 1, notes: [{ text: 'Ring twice.' }, { text: 'Try the back door.' }] },
  ]);
});
