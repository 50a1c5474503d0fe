import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { actorOfSession, actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import type { Role } from '@/lib/auth/roles';
import { db, transaction } from '@/lib/db/client';
import { read, readTogether } from '@/lib/db/read';
import { demoRead } from '@/lib/imports/demo';
import { entriesBetween, liveSessions } from '@/lib/live/queries';
import { peopleRead } from '@/lib/orders/couriers';
import { SELECT_FIELDS } from '@/lib/orders/fields';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { listOrders } from '@/lib/orders/list/queries';
import { markDelivered } from '@/lib/orders/mutations';
import { viewsRead } from '@/lib/saved-views/queries';
import { countOrders, visibleCounts } from '@/lib/workspaces/queries';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor, reread, signIn } from '@/tests/support/people';

// Each statement of a page against the same query by Prisma, on random data, for each role.

const ROLES: Role[] = ['OWNER', 'DISPATCHER', 'COURIER'];

const one = <T>(all: readonly T[]): T => all[randomInt(all.length)]!;
const day = () => `2026-${String(randomInt(1, 13)).padStart(2, '0')}-${randomInt(10, 29)}`;
const text = () =>
  one(['Łucja', "O'Brien", 'Ünal "K"', '<b>', '%_\\', '😀', 'Nowak']) + randomInt(99);

let people: Actor[];

beforeAll(async () => {
  const owner = await newActor({ name: text() });
  const { workspaceId } = owner;
  people = [owner];
  while (people.length < 7) {
    people.push(await newActor({ workspaceId, role: ROLES[people.length % 3]!, name: text() }));
  }
  const couriers = people.filter(({ role }) => role === 'COURIER');
  for (let number = 0; number < 40; number++) {
    const order = await newOrder(one([owner, people[1]!]), {
      courierId: one([null, ...couriers.map(({ userId }) => userId)]),
      deliveryDate: day(),
      numberOfItems: randomInt(1, 5_000),
      senderName: text(),
      recipientName: text(),
      recipientAddress: text(),
    });
    if (randomInt(3) === 0) await markDelivered(owner, seen(order));
  }
  const former = one(couriers);
  await transaction((tx) =>
    tx.user.update({ where: { id: former.userId }, data: { active: false } }),
  );
  // Another workspace, none of which may show.
  const stranger = await newActor({ name: text() });
  await newOrder(stranger);
});

const each = (check: (actor: Actor) => Promise<void>) => async () => {
  for (const actor of people) await check(await reread(actor));
};

describe('the same as by Prisma', () => {
  test(
    'who is asking',
    each(async ({ userId }) => {
      const user = await db().user.findUniqueOrThrow({
        where: { id: userId },
        select: { name: true, role: true, active: true, workspace: true, sessions: true },
      });
      const { id, name, timeZone, logSeq, ongoingCount, deliveredCount } = user.workspace;
      const expected = {
        ...{ userId, name: user.name, role: user.role, navigationApp: 'google' },
        ...{ workspaceId: id, workspaceName: name, timeZone, logSeq },
        orderCounts: { ongoing: ongoingCount, delivered: deliveredCount },
      };
      expect(await actorOnThisMachine(userId)).toMatchObject(expected);
      for (const { sessionToken, id: sessionId, lastSeenAt } of user.sessions) {
        const actor = await actorOfSession(sessionToken, new Date());
        expect(actor).toEqual(user.active ? { ...expected, sessionId, lastSeenAt } : null);
      }
    }),
  );

  test(
    'the list of orders',
    each(async (actor) => {
      const { orders } = await listOrders(actor, DEFAULT_PARAMS, {}, new Date());
      const rows = await db().order.findMany({
        where: visibleOrders(actor),
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: DEFAULT_PARAMS.size,
        select: {
          ...{ id: true, orderId: true, version: true, createdById: true },
          ...{ createdAt: true, deliveredAt: true },
          ...SELECT_FIELDS,
        },
      });
      expect(orders).toEqual(rows);
    }),
  );

  test(
    'the numbers of orders',
    each(async (actor) => {
      const count = (status: 'ONGOING' | 'DELIVERED') =>
        db().order.count({ where: { AND: [visibleOrders(actor), { status }] } });
      const [ongoing, delivered] = [await count('ONGOING'), await count('DELIVERED')];
      const expected = { all: ongoing + delivered, ongoing, delivered };
      expect(await visibleCounts(actor)).toEqual(expected);
      expect(await countOrders(actor)).toEqual(expected);
    }),
  );

  test(
    'people and couriers',
    each(async (actor) => {
      const users = await db().user.findMany({
        where: { workspaceId: actor.workspaceId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
      const found = await read(peopleRead(actor));
      expect(found.people).toEqual(users.map(({ id, name }) => ({ id, name })));
      const bearers: { id: string; isFormer: boolean }[] = [];
      for (const { id, role, active } of users) {
        const isFormer = role !== 'COURIER' || !active;
        const ongoing = await db().order.count({
          where: { AND: [visibleOrders(actor), { courierId: id, status: 'ONGOING' }] },
        });
        if (!isFormer || ongoing > 0) bearers.push({ id, isFormer });
      }
      bearers.sort((a, b) => Number(a.isFormer) - Number(b.isFormer));
      expect(found.couriers.map(({ id, isFormer }) => ({ id, isFormer }))).toEqual(bearers);
    }),
  );

  test(
    'deliveries',
    each(async (actor) => {
      const { ongoing, done } = await listDeliveries(actor, new Date('2026-06-15T12:00:00Z'));
      const rows = await db().order.findMany({
        where: { AND: [visibleOrders(actor), { status: 'ONGOING' }] },
        select: { id: true },
      });
      expect(ongoing.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      const delivered = await db().order.findMany({
        where: { AND: [visibleOrders(actor), { status: 'DELIVERED' }] },
        orderBy: [{ deliveredAt: 'desc' }, { id: 'desc' }],
        select: { id: true, deliveredAt: true },
      });
      const found = done.map(({ id, deliveredAt }) => ({ id, deliveredAt: new Date(deliveredAt) }));
      expect(found).toEqual(delivered);
    }),
  );

  test('live sessions and entries', async () => {
    const actor = await signIn(people[0]!.userId);
    const { workspaceId, logSeq } = actor;
    const sessions = await liveSessions([actor.sessionId], new Date());
    expect(sessions.get(actor.sessionId)).toEqual({ role: actor.role, workspaceId, seq: logSeq });
    const entries = await db().log.findMany({
      where: { workspaceId, seq: { gt: 3, lte: logSeq } },
      orderBy: { seq: 'asc' },
      select: { seq: true, orderDbId: true },
    });
    expect(await entriesBetween(workspaceId, { after: 3, upTo: logSeq })).toEqual(entries);
  });
});

test('several reads in one statement are the same as each alone', async () => {
  for (const person of people) {
    const actor = await reread(person);
    const reads = [viewsRead(actor), peopleRead(actor), demoRead(actor)] as const;
    const [views, named, nothing, demo] = await readTogether(reads[0], reads[1], null, reads[2]);
    expect(views).toEqual(await read(reads[0]));
    expect(named).toEqual(await read(reads[1]));
    expect(nothing).toBeNull();
    expect(demo).toEqual(await read(reads[2]));
  }
});
