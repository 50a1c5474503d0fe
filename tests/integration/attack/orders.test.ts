import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { db, statements, statementsIn, transaction } from '@/lib/db/client';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import type { LogEntry } from '@/lib/audit-log/entry';
import {
  deliverersOf,
  entriesSince,
  historiesOf,
  lastChangesOf,
  noteEntries,
} from '@/lib/audit-log/queries';
import { loadByOrderId } from '@/lib/orders/load';
import { courierText, couriersFor, listedCouriers } from '@/lib/orders/couriers';
import { findOrders } from '@/lib/orders/find';
import { findKnownPeople } from '@/lib/orders/known-people';
import { orderSummary } from '@/lib/orders/summary';
import { listOrders, ordersByKey, restrictParams, streamOrders } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import {
  addNote,
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  recordAttempt,
  reopenOrder,
  undoEntry,
} from '@/lib/orders/mutations';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import {
  loadWithHistory,
  loadAllWithHistory,
  permissionToUndo,
} from '@/lib/orders/changes/load-history';
import { findOrder } from '@/lib/orders/queries';
import { capabilitiesFor } from '@/lib/orders/capabilities';
import { loadOrders, loadAtVersion, loadWithChangesSince, isAssignable } from '@/lib/orders/load';
import { previewUndo } from '@/lib/orders/changes/undo-preview';
import { countOrders } from '@/lib/workspaces/queries';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor, reread } from '@/tests/support/people';
import { expectHidden, expectDenied, expectOwnOnly, expectVisible, type Call } from './outcome';
import { newSide, type Side, type Things } from './scene';

let theirs: Side;
let ours: Side;
const now = new Date();

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
});

const staff = () => [ours.owner, ours.dispatcher];
const everyone = () => [...staff(), ours.courier];
const operationId = () => randomUUID();
const attempt = { reason: 'Refused', note: null, deviceTime: null, nextDate: null };
const first = (id: string) => ({ operationId: operationId(), id, version: 1 });
const inside =
  (work: (tx: Parameters<typeof isAssignable>[0], actor: Actor, things: Things) => unknown): Call =>
  (actor, things) =>
    transaction(async (tx) => work(tx, actor, things));

/** Calls that find orders. */
const READS: Record<string, Call> = {
  findOrder: (actor, { order }) => findOrder(actor, order),
  findOrders: (actor, { orderId }) => findOrders(actor, orderId, now),
  'listOrders by text': (actor, { orderId }) =>
    listOrders(actor, { ...DEFAULT_PARAMS, search: orderId }, {}, now),
  'listOrders by Order IDs': (actor, { orderId }) =>
    listOrders(actor, { ...DEFAULT_PARAMS, search: `${orderId}\n10248` }, {}, now),
  ordersByKey: (actor, { order, unassigned }) =>
    ordersByKey(statements(), actor, [order, unassigned]),
  previewUndo: (actor, { order }) => previewUndo(actor, { id: order, version: 1 }),
  'previewUndo of a deletion': (actor, { deleted }) =>
    previewUndo(actor, { id: deleted, version: 2 }),
  loadByOrderId: inside((tx, actor, { orderId }) => loadByOrderId(tx, actor, [orderId, '10248'])),
  loadWithHistory: inside((tx, actor, { order }) => loadWithHistory(tx, actor, order)),
  loadAllWithHistory: inside((tx, actor, { order, deleted }) =>
    loadAllWithHistory(tx, actor, [order, deleted]),
  ),
  loadOrders: inside((tx, actor, { order }) => loadOrders(tx, actor, [order])),
  loadAtVersion: inside((tx, actor, { order }) =>
    loadAtVersion(tx, actor, { id: order, version: 9 }),
  ),
  loadWithChangesSince: inside((tx, actor, { order }) =>
    loadWithChangesSince(tx, actor, { id: order, version: 1 }),
  ),
};

/** Calls about orders that were already found, and about people. */
const INNER: Record<string, Call> = {
  'listOrders by who': (actor, { member }) =>
    listOrders(actor, { ...DEFAULT_PARAMS, courier: member }, {}, now),
  courierText: (actor, { courier: courierId }) =>
    courierText(actor, { courierId, status: 'ONGOING' }),
  countOngoingByCourier: (actor, { courier }) => countOngoingByCourier(actor, [courier]),
  couriersFor: (actor, { courier }) => couriersFor(actor, courier),
  historiesOf: inside((tx, actor, { order }) => historiesOf(tx, actor, [order])),
  deliverersOf: inside((tx, actor, { delivered }) =>
    deliverersOf(statementsIn(tx), actor, [delivered]),
  ),
  noteEntries: (actor, { unassigned }) =>
    noteEntries(statements(), actor, { ids: [unassigned], most: 1 }),
  lastChangesOf: (actor, { order }) => lastChangesOf(statements(), actor, [order]),
  entriesSince: inside((tx, actor, { order }) =>
    entriesSince(tx, actor, { id: order, version: 0 }),
  ),
  isAssignable: inside((tx, actor, { courier }) =>
    isAssignable(tx, actor, { courierId: courier, before: null }),
  ),
};

const VERBS: Record<string, Call> = {
  editOrder: (actor, { order }) =>
    editOrder(actor, { ...first(order), ...details, numberOfItems: 2 }),
  markDelivered: (actor, { order }) => markDelivered(actor, first(order)),
  recordAttempt: (actor, { order }) => recordAttempt(actor, { ...first(order), ...attempt }),
  addNote: (actor, { order: id }) => addNote(actor, { operationId: operationId(), id, note: 'x' }),
  reopenOrder: (actor, { delivered }) => reopenOrder(actor, { ...first(delivered), version: 2 }),
  deleteOrder: (actor, { order }) => deleteOrder(actor, first(order)),
  'deleteOrder twice': (actor, { deleted }) => deleteOrder(actor, first(deleted)),
  undoEntry: (actor, { order }) => undoEntry(actor, first(order)),
  'undoEntry of a delivery': (actor, { delivered }) =>
    undoEntry(actor, { ...first(delivered), version: 2 }),
  'undoEntry of a deletion': (actor, { deleted }) =>
    undoEntry(actor, { ...first(deleted), version: 2 }),
};

test('orders of another workspace do not exist for anyone', async () => {
  await expectVisible(theirs, { ...READS, ...INNER });
  await expectHidden(everyone(), theirs, { ...READS, ...INNER, ...VERBS });
});

test('people on orders are known only to those who create orders in the same workspace', async () => {
  const recipientName = 'Zenobia Quix';
  await newOrder(theirs.owner, { recipientName });
  const found = (actor: Actor) => findKnownPeople(actor, 'recipient', 'zenobia');
  expect(await found(theirs.dispatcher)).toMatchObject([{ name: recipientName }]);
  for (const actor of staff()) expect(await found(actor)).toEqual([]);
  expect(await found(theirs.courier)).toBeNull();
});

test('orders of others do not exist for a courier', async () => {
  const { unassigned, deleted } = ours.things;
  const orderId = 'Someone else’s';
  await newOrder(ours.owner, { orderId });
  const done = await markDelivered(ours.owner, seen(await newOrder(ours.owner)));
  const hidden = { ...ours.things, order: unassigned, deleted, orderId, delivered: done.id };
  await expectHidden([ours.courier], { ...ours, things: hidden }, { ...READS, ...VERBS });
});

test('lists and figures contain only the own workspace', async () => {
  const listed = {
    listOrders: (actor: Actor) => listOrders(actor, DEFAULT_PARAMS, {}, now),
    streamOrders: (actor: Actor) => streamOrders(actor, DEFAULT_PARAMS, now),
    listDeliveries: (actor: Actor) => listDeliveries(actor, now),
  };
  await expectOwnOnly(everyone(), 'Bakery', listed);
  for (const actor of everyone()) {
    const where = { workspaceId: ours.workspaceId };
    const own = actor.role === 'COURIER' ? { ...where, courierId: actor.userId } : where;
    const orders = await db().order.findMany({ where: own, select: { id: true } });
    expect((await countOrders(actor)).all).toBe(orders.length);
    expect((await listOrders(actor, DEFAULT_PARAMS, {}, now)).orders).toHaveLength(orders.length);
  }
});

test('Order IDs and operations of another workspace are free in this one', async () => {
  const { orderId, operation } = theirs.things;
  const { id } = await newOrder(ours.owner, { orderId });
  const answer = await createOrder(ours.owner, {
    operationId: operation,
    orderId: 'B-1',
    ...details,
  });
  expect(answer.orderId).toBe('B-1');
  await deleteOrder(ours.owner, first(id));
  expect(await previewUndo(ours.owner, { id, version: 2 })).toMatchObject({
    outcome: { event: { action: 'Restored' } },
  });
  expect(await undoEntry(ours.owner, { ...first(id), version: 2 })).toMatchObject({ version: 3 });
});

test('former couriers with ongoing orders are listed in their own workspace only', async () => {
  const formerOf = async ({ owner, workspaceId }: Side, name: string) => {
    const former = await newActor({ workspaceId, role: 'COURIER', name });
    await newOrder(owner, { courierId: former.userId });
    const data = { active: false };
    await transaction((tx) => tx.user.updateMany({ where: { id: former.userId }, data }));
  };
  await formerOf(ours, 'Bakery Fay');
  await formerOf(theirs, 'Kestrel Fay');
  await expectOwnOnly(staff(), 'Bakery Fay', { listedCouriers });
  const names = (await listedCouriers(ours.courier)).map(({ name }) => name);
  expect(names).toContain(ours.courier.name);
  expect(names.join()).not.toContain('Fay');
});

test('a courier can deliver, and nothing else', async () => {
  const { order, orderId } = ours.things;
  await expectDenied(
    ours.courier,
    ours,
    {
      createOrder: (actor) =>
        createOrder(actor, { operationId: operationId(), orderId: 'C-1', ...details }),
      'createOrder that is taken': (actor) =>
        createOrder(actor, { operationId: operationId(), orderId, ...details }),
      editOrder: VERBS.editOrder!,
      deleteOrder: VERBS.deleteOrder!,
      undoEntry: VERBS.undoEntry!,
    },
    '"refused: forbidden',
  );
  expect(await capabilitiesFor(ours.courier, [{ id: order, status: 'ONGOING' }])).toEqual({
    group: false,
    edit: false,
    delete: false,
    reopen: new Set(),
  });
  const params = { ...DEFAULT_PARAMS, createdBy: 'x', courier: 'y', itemsFrom: 2 };
  expect(restrictParams(ours.courier, params)).toEqual({ ...DEFAULT_PARAMS, itemsFrom: 2 });
  expect(restrictParams(ours.owner, params)).toEqual(params);
  expect(await previewUndo(ours.courier, { id: order, version: 1 })).toBeNull();
});

test('a courier does not see what others changed since', async () => {
  const { courier, owner } = ours;
  const made = await newOrder(owner, { courierId: courier.userId });
  const change = { ...details, courierId: courier.userId, numberOfItems: 3 };
  await editOrder(owner, { ...seen(made), ...change });
  await expect(markDelivered(courier, seen(made))).rejects.toMatchObject({
    code: 'stale',
    details: { laterChanges: [] },
  });
});

test('undoing an entry needs the permission for the opposite change', () => {
  const needed = (action: LogEntry['action'], own: number[] = []) =>
    permissionToUndo({ history: [{ orderVersion: 1, action } as never], own }, 1);
  expect(needed('Created')).toBe('orders.delete');
  expect(needed('Imported')).toBe('orders.delete');
  expect(needed('Restored')).toBe('orders.delete');
  expect(needed('Edited')).toBe('orders.edit');
  expect(needed('Reopened')).toBe('orders.edit');
  expect(needed('Marked Delivered')).toBe('orders.reopen');
  expect(needed('Deleted')).toBe('orders.create');
  expect(needed('Marked Delivered', [1])).toBe('orders.reopenOwn');
  expect(needed('Reopened', [1])).toBe('orders.deliver');
});

test('the summary is per workspace, and current after each change', async () => {
  const today = { deliveryDate: calendarDate(now, 'UTC') };
  const [one, other] = [await newActor(), await newActor()];
  await newOrder(one, today);
  await newOrder(other);
  expect((await orderSummary(one, now)).stillDue).toBe(1);
  expect((await orderSummary(other, now)).stillDue).toBe(0);
  await newOrder(one, today);
  expect((await orderSummary(await reread(one), now)).stillDue).toBe(2);
  expect(
    (await orderSummary(await newActor({ workspaceId: one.workspaceId, role: 'COURIER' }), now))
      .stillDue,
  ).toBe(0);
});
