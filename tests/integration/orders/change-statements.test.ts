import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { deactivate } from '@/lib/team/mutations';
import { lockLog, lockLogFor } from '@/lib/audit-log/append';
import { ENTRY_FIELDS, parseEntry } from '@/lib/audit-log/entry';
import { deliverersOf, entriesSince, historiesOf } from '@/lib/audit-log/queries';
import { DELIVERING_ACTIONS } from '@/lib/audit-log/actions';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { DELIVERING_ROLES } from '@/lib/auth/roles';
import { db, statementsIn, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { insertRows, updateRows } from '@/lib/db/write';
import { takenIds } from '@/lib/orders/changes/load-history';
import { SELECT_FIELDS } from '@/lib/orders/fields';
import { isAssignable, loadByOrderId, loadOrder, loadOrders } from '@/lib/orders/load';
import { deleteOrder, editOrder, markDelivered, reopenOrder } from '@/lib/orders/mutations';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { tamperings } from '@/tests/support/tamperings';

const ORDERS = 12;

const SELECT_ORDER = { id: true, orderId: true, version: true, ...SELECT_FIELDS } as const;

/** Texts that need quoting or escaping in SQL or JSON. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((random) => `'"\\$1?${random.replaceAll('\0', '')}`);

type Scene = { people: Actor[]; keys: string[]; orderIds: string[]; operationIds: string[] };

let scene: Scene;

beforeAll(async () => {
  const ann = await newActor();
  const { workspaceId } = ann;
  const cy = await newActor({ workspaceId, role: 'COURIER', name: 'Cy' });
  const former = await newActor({ workspaceId, role: 'COURIER', name: 'Former' });
  const eve = await newActor({ name: 'Eve' });
  for (const details of fc.sample(
    fc.record({
      numberOfItems: fc.integer({ min: 1, max: 1_000_000 }),
      senderName: text,
      recipientName: text,
      recipientAddress: text,
      courierId: fc.constantFrom(null, cy.userId, former.userId),
      steps: fc.subarray(['edit', 'deliver', 'reopen', 'delete'] as const),
    }),
    ORDERS,
  )) {
    const { steps, ...given } = details;
    let order = await newOrder(ann, given);
    for (const step of steps) {
      if (step === 'edit') {
        const edited = { ...given, deliveryDate: '2026-05-02', courierId: cy.userId };
        order = await editOrder(ann, { ...seen(order), ...edited });
      }
      if (step === 'deliver') order = await markDelivered(ann, seen(order));
      if (step === 'reopen' && steps.includes('deliver')) {
        order = await reopenOrder(ann, seen(order));
      }
      if (step === 'delete') order = await deleteOrder(ann, seen(order));
    }
  }
  await newOrder(eve);
  await deactivate(ann, { operationId: randomUUID(), memberId: former.userId });
  const entries = await db().log.findMany({
    where: { orderDbId: { not: null } },
    select: { orderDbId: true, orderId: true, operationId: true },
  });
  scene = {
    people: [ann, cy, eve],
    keys: [...new Set(entries.map(({ orderDbId }) => orderDbId!)), newId()],
    orderIds: [...new Set(entries.map(({ orderId }) => orderId!)), `none '"`],
    operationIds: [...entries.map(({ operationId }) => operationId), randomUUID()],
  };
});

/** Runs a statement and its Prisma twin in one transaction, for every person, which must find the same. */
async function expectSame(
  pair: (tx: Tx, actor: Actor) => Promise<[found: unknown, twin: unknown]>,
): Promise<void> {
  for (const actor of scene.people) {
    await transaction(async (tx) => {
      const [found, twin] = await pair(tx, actor);
      expect(found).toEqual(twin);
    });
  }
}

describe('a change finds by statements what Prisma finds', () => {
  test('the head of the log', () =>
    expectSame(async (tx, { workspaceId }) => [
      await lockLog(tx, workspaceId),
      await tx.workspace.findUniqueOrThrow({
        where: { id: workspaceId },
        select: { logSeq: true, logHash: true },
      }),
    ]));

  test('the entry of an operation', () =>
    expectSame(async (tx, actor) => {
      const found = [];
      const twins = [];
      for (const operationId of scene.operationIds) {
        found.push((await lockLogFor(tx, actor, operationId)).earlier);
        const { workspaceId } = actor;
        twins.push(
          await tx.log.findUnique({
            where: { workspaceId_operationId: { workspaceId, operationId } },
            select: { requestHash: true, orderDbId: true, orderId: true, orderVersion: true },
          }),
        );
      }
      return [found, twins];
    }));

  test('one order', () =>
    expectSame(async (tx, actor) => {
      const found = [];
      const twins = [];
      for (const id of scene.keys) {
        found.push(await loadOrder(tx, actor, id).catch(() => null));
        const where = { AND: [visibleOrders(actor), { id }] };
        twins.push(await tx.order.findFirst({ where, select: SELECT_ORDER }));
      }
      return [found, twins];
    }));

  test('orders by key', () =>
    expectSame(async (tx, actor) => {
      const twins = await tx.order.findMany({
        where: { AND: [visibleOrders(actor), { id: { in: scene.keys } }] },
        select: { ...SELECT_ORDER, createdById: true, createdAt: true, deliveredAt: true },
      });
      return [await loadOrders(tx, actor, scene.keys), byKey(twins, 'id')];
    }));

  test('orders by Order ID', () =>
    expectSame(async (tx, actor) => {
      const twins = await tx.order.findMany({
        where: { AND: [visibleOrders(actor), { orderId: { in: scene.orderIds } }] },
        select: SELECT_ORDER,
      });
      return [await loadByOrderId(tx, actor, scene.orderIds), byKey(twins, 'orderId')];
    }));

  test('Order IDs that are taken', () =>
    expectSame(async (tx, actor) => {
      const twins = await tx.order.findMany({
        where: { workspaceId: actor.workspaceId, orderId: { in: scene.orderIds } },
        select: { id: true, orderId: true },
      });
      return [await takenIds(tx, actor, scene.orderIds), byKey(twins, 'orderId')];
    }));

  test('entries since a version', () =>
    expectSame(async (tx, actor) => {
      const found = [];
      const twins = [];
      for (const [index, id] of scene.keys.entries()) {
        const version = index % 3;
        found.push(await entriesSince(tx, actor, { id, version }));
        const rows = await tx.log.findMany({
          where: { workspaceId: actor.workspaceId, orderDbId: id, orderVersion: { gt: version } },
          orderBy: { orderVersion: 'asc' },
          select: { ...ENTRY_FIELDS, actorId: true },
        });
        twins.push(rows.map(parseEntry));
      }
      return [found, twins];
    }));

  test('whole histories', () =>
    expectSame(async (tx, actor) => {
      const rows = await tx.log.findMany({
        where: { workspaceId: actor.workspaceId, orderDbId: { in: scene.keys } },
        orderBy: { orderVersion: 'asc' },
        select: { ...ENTRY_FIELDS, actorId: true },
      });
      const twins = new Map(
        scene.keys.map((id) => [
          id,
          rows.filter(({ orderDbId }) => orderDbId === id).map(parseEntry),
        ]),
      );
      return [await historiesOf(tx, actor, scene.keys), twins];
    }));

  test('who delivered', () =>
    expectSame(async (tx, actor) => {
      const rows = await tx.log.findMany({
        where: {
          workspaceId: actor.workspaceId,
          orderDbId: { in: scene.keys },
          action: { in: DELIVERING_ACTIONS },
        },
        orderBy: { orderVersion: 'asc' },
        select: { orderDbId: true, actorId: true },
      });
      const twins = new Map(rows.map(({ orderDbId, actorId }) => [orderDbId, actorId]));
      return [await deliverersOf(statementsIn(tx), actor, scene.keys), twins];
    }));

  test('who can be assigned', () =>
    expectSame(async (tx, actor) => {
      const users = await tx.user.findMany({ select: { id: true } });
      const found = [];
      const twins = [];
      for (const { id } of users) {
        found.push(await isAssignable(tx, actor, { courierId: id, before: null }));
        const { workspaceId } = actor;
        const twin = await tx.user.findFirst({
          where: { workspaceId, id, role: { in: DELIVERING_ROLES }, active: true },
        });
        twins.push(twin !== null);
      }
      return [found, twins];
    }));
});

test('all that was written follows from the log', async () => {
  expect(await tamperings()).toEqual([]);
});

const invitation = fc.record({
  id: fc.uuid(),
  tokenHash: fc.uuid(),
  role: fc.constantFrom('OWNER' as const, 'DISPATCHER' as const, 'COURIER' as const),
  name: fc.option(text),
  createdAt: time(),
  expires: time(),
  usedAt: fc.option(time()),
});

/** Up to the year 9999, from where PostgreSQL and JavaScript write years in the same way. */
function time(): fc.Arbitrary<Date> {
  return fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
}

test.each([1, 5])('%i rows are written as Prisma writes them', async (count) => {
  const { workspaceId } = scene.people[0]!;
  const rows = fc.sample(invitation, count).map((row) => ({ ...row, workspaceId }));
  const changed = fc.sample(invitation, count).map(({ usedAt, name, role }, index) => ({
    id: rows[index]!.id,
    usedAt,
    name,
    role,
  }));
  const stored = (tx: Tx) =>
    tx.invitation.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    });
  await transaction(async (tx) => {
    await insertRows(tx, 'Invitation', rows);
    const inserted = await stored(tx);
    await updateRows(tx, 'Invitation', changed);
    const updated = await stored(tx);
    await tx.invitation.deleteMany({ where: { workspaceId } });
    await tx.invitation.createMany({ data: rows });
    expect(inserted).toEqual(await stored(tx));
    for (const { id, ...data } of changed) await tx.invitation.update({ where: { id }, data });
    expect(updated).toEqual(await stored(tx));
  });
});

function byKey<R extends object, K extends keyof R>(rows: R[], key: K): Map<R[K], R> {
  return new Map(rows.map((row) => [row[key], row]));
}
