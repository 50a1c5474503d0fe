import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { addDays } from '@/lib/dates';
import { db, transaction } from '@/lib/db/client';
import { editOrder, markDelivered } from '@/lib/orders/mutations';
import { orderRound } from '@/lib/orders/rounds/mutations';
import { listRound, savedRounds } from '@/lib/orders/rounds/queries';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const NOW = new Date('2026-11-23T12:00:00Z');
const TODAY = '2026-11-23';
const TOMORROW = addDays(TODAY, 1);

let ann: Actor;
let cem: Actor;
let dan: Actor;

beforeEach(async () => {
  ann = await newActor();
  const { workspaceId } = ann;
  cem = await newActor({ workspaceId, name: 'Cem', role: 'COURIER' });
  dan = await newActor({ workspaceId, name: 'Dan', role: 'COURIER' });
});

const stopAt = async (recipientAddress: string, deliveryDate = TODAY, courier = cem) =>
  (await newOrder(ann, { recipientAddress, deliveryDate, courierId: courier.userId })).id;

const order = (actor: Actor, orderIds: string[], { date = TODAY, of = cem, now = NOW } = {}) =>
  orderRound(actor, { courierId: of.userId, date, orderIds, now });

const savedOf = async ({ userId: courierId }: Actor) =>
  savedRounds(ann, { courierId, today: TODAY });

const roundOf = async (actor: Actor, date = TODAY) => {
  const { stops } = await listRound(actor, { courierId: cem.userId, date, today: TODAY });
  return stops.map(({ address }) => address);
};

describe('the order of a round', () => {
  test('is the courier’s own, or a dispatcher’s, and the last one wins', async () => {
    const [a, b, late] = [
      await stopAt('Aleje 1'),
      await stopAt('Rynek 2'),
      await stopAt('Zielna 3', '2026-11-02'),
    ];
    expect(await roundOf(cem)).toEqual(['Aleje 1', 'Rynek 2', 'Zielna 3']);
    await order(cem, [late, b, a]);
    expect(await roundOf(cem)).toEqual(['Zielna 3', 'Rynek 2', 'Aleje 1']);
    const ben = await newActor({ workspaceId: ann.workspaceId, role: 'DISPATCHER' });
    await order(ben, [b, late, a]);
    for (const actor of [ann, ben, cem]) {
      expect(await roundOf(actor)).toEqual(['Rynek 2', 'Zielna 3', 'Aleje 1']);
    }
    expect(await savedOf(cem)).toEqual({ [TODAY]: [b, late, a] });
  });

  test('is kept per day, and not logged', async () => {
    const [a, b] = [await stopAt('Aleje 1', TOMORROW), await stopAt('Rynek 2', TOMORROW)];
    const entries = () => db().log.count({ where: { workspaceId: ann.workspaceId } });
    const before = await entries();
    await order(cem, [b, a], { date: TOMORROW });
    await order(cem, [b, a]);
    expect(await savedOf(cem)).toEqual({ [TOMORROW]: [b, a] });
    expect(await roundOf(cem, TOMORROW)).toEqual(['Rynek 2', 'Aleje 1']);
    expect(await roundOf(cem)).toEqual([]);
    expect(await entries()).toBe(before);
  });

  test('outlasts a delivery and an edited address', async () => {
    const [a, b, c] = [await stopAt('Aleje 1'), await stopAt('Rynek 2'), await stopAt('Zielna 3')];
    await order(cem, [c, b, a]);
    const rows = await db().order.findMany({ where: { id: { in: [b, c] } } });
    const [second, third] = [rows.find(({ id }) => id === b)!, rows.find(({ id }) => id === c)!];
    await markDelivered(cem, seen(second));
    const changed = { ...details, deliveryDate: TODAY, courierId: cem.userId };
    await editOrder(ann, { ...seen(third), ...changed, recipientAddress: 'Bracka 4' });
    expect(await roundOf(cem)).toEqual(['Bracka 4', 'Aleje 1']);
  });

  test('leaves out what isn’t an ongoing order of this round, without saying so', async () => {
    const stranger = await newActor();
    const foreign = await newOrder(stranger, { deliveryDate: TODAY });
    const [a, b] = [await stopAt('Aleje 1'), await stopAt('Rynek 2')];
    const others = [
      foreign.id,
      await stopAt('Dan 1', TODAY, dan),
      (await newOrder(ann, { deliveryDate: TODAY })).id,
      await stopAt('Later 1', TOMORROW),
      randomUUID(),
      b,
    ];
    for (const actor of [cem, ann]) {
      await order(actor, [b, ...others, a]);
      expect(await savedOf(cem)).toEqual({ [TODAY]: [b, a] });
      await order(actor, others.slice(0, 5));
      expect(await savedOf(cem)).toEqual({ [TODAY]: [b, a] });
    }
  });

  test('is that of one courier, and of no one else', async () => {
    const [a, b] = [await stopAt('Aleje 1'), await stopAt('Rynek 2')];
    await order(ann, [b, a]);
    for (const of of [dan, ann, await newActor({ role: 'COURIER' })]) {
      await refusalOf(order(cem, [a, b], { of }), 'no-courier');
    }
    for (const of of [ann, await newActor({ role: 'COURIER' })]) {
      await refusalOf(order(ann, [a, b], { of }), 'no-courier');
    }
    await transaction((tx) =>
      tx.user.updateMany({ where: { id: dan.userId }, data: { active: false } }),
    );
    await refusalOf(order(ann, [a, b], { of: dan }), 'no-courier');
    expect(await savedOf(cem)).toEqual({ [TODAY]: [b, a] });
    expect(await savedOf(dan)).toEqual({});
    expect(await savedRounds(await newActor(), { courierId: cem.userId, today: TODAY })).toEqual(
      {},
    );
  });

  test('is one of those saved at the same time', async () => {
    const [a, b] = [await stopAt('Aleje 1'), await stopAt('Rynek 2')];
    const orders = [
      [a, b],
      [b, a],
    ];
    await Promise.all([...orders, ...orders, ...orders].map((one) => order(cem, one)));
    expect(orders).toContainEqual((await savedOf(cem))[TODAY]);
    expect(await db().round.count({ where: { courierId: cem.userId } })).toBe(1);
  });

  test('is deleted a month later, when another one is saved', async () => {
    const a = await stopAt('Aleje 1', '2026-10-01');
    const dates = async () =>
      (
        await db().round.findMany({ where: { courierId: cem.userId }, orderBy: { date: 'asc' } })
      ).map(({ date }) => date);
    for (const date of ['2026-10-23', '2026-10-24']) {
      await order(cem, [a], { date, now: new Date(`${date}T12:00:00Z`) });
    }
    await order(cem, [a]);
    expect(await dates()).toEqual(['2026-10-24', TODAY]);
    await order(cem, [a], { date: '2026-10-02' });
    expect(await dates()).toEqual(['2026-10-24', TODAY]);
  });
});
