import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { ROLES } from '@/lib/auth/roles';
import { addDays, calendarDate } from '@/lib/dates';
import { db, transaction } from '@/lib/db/client';
import { orderRound } from '@/lib/orders/rounds/mutations';
import { findCourier, listRound, savedRounds } from '@/lib/orders/rounds/queries';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { allRowsOf } from '@/tests/support/workspaces';
import { expectDenied, expectHidden, expectVisible, type Call } from './outcome';
import { newSide, type Side, type Things } from './scene';

let theirs: Side;
let ours: Side;
const now = new Date();
const today = calendarDate(now, 'UTC');

const save = (actor: Actor, courierId: string, orderIds: string[], date = today) =>
  orderRound(actor, { courierId, date, orderIds, now });

const storedFor = async (courierId: string) =>
  (await db().round.findMany({ where: { courierId }, orderBy: { date: 'asc' } })).map(
    ({ stops }) => JSON.parse(stops) as string[],
  );

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
  for (const { owner, things } of [theirs, ours]) await save(owner, things.courier, [things.order]);
});

const day = ({ courier: courierId }: Things) => ({ courierId, date: today, today });

const READS: Record<string, Call> = {
  findCourier: (actor, { courier }) => findCourier(actor, courier),
  listRound: (actor, things) => listRound(actor, day(things)),
  savedRounds: (actor, things) => savedRounds(actor, day(things)),
};

const orderTheirs: Call = (actor, { courier, order }) => save(actor, courier, [order]);

test('rounds of another workspace do not exist', async () => {
  await expectVisible(ours, READS);
  await expectHidden([ours.owner, ours.dispatcher, ours.courier], theirs, {
    ...READS,
    orderTheirs,
  });
});

test('orders of another workspace, of another courier or of no one never become part of a round', async () => {
  const { things, courier, colleague } = ours;
  const strange = [theirs.things.order, things.unassigned, things.delivered, things.deleted];
  for (const actor of [ours.owner, ours.dispatcher, courier]) {
    await save(actor, things.courier, [...strange, things.order]);
    expect(await storedFor(things.courier)).toEqual([[things.order]]);
  }
  await save(ours.owner, colleague.userId, [things.order, ...strange]);
  expect(await storedFor(colleague.userId)).toEqual([]);
});

test('a courier orders only their own round, and only for days with orders', async () => {
  const { courier, colleague, things } = ours;
  const { id } = await newOrder(ours.owner, { courierId: colleague.userId });
  const other: Call = (actor) => save(actor, colleague.userId, [id, things.order]);
  const owner: Call = (actor) => save(actor, ours.owner.userId, [things.order]);
  await expectDenied(courier, ours, { other, owner }, '"refused: no-courier');
  const empty: Call = (actor) => save(actor, actor.userId, [things.order], addDays(today, 7));
  await expectDenied(courier, ours, { empty }, 'nothing');
  expect((await listRound(courier, { ...day(things), courierId: colleague.userId })).stops).toEqual(
    [],
  );
});

test('a role without the permission cannot order a round', async () => {
  const { permissions } = ROLES.DISPATCHER;
  const without = permissions.filter((permission) => permission !== 'rounds.order');
  Object.assign(ROLES.DISPATCHER, { permissions: without });
  await expectDenied(ours.dispatcher, ours, { orderTheirs }, '"refused: forbidden');
  Object.assign(ROLES.DISPATCHER, { permissions });
});

test('a deactivated or former courier has no round, and stays one', async () => {
  const { workspaceId } = ours;
  for (const data of [{ active: false }, { role: 'DISPATCHER' as const }]) {
    const gone = await newActor({ workspaceId, role: 'COURIER' });
    const { id } = await newOrder(ours.owner, { courierId: gone.userId });
    await transaction((tx) => tx.user.updateMany({ where: { id: gone.userId }, data }));
    const saving: Call = (actor) => save(actor, gone.userId, [id]);
    for (const actor of [ours.owner, gone]) {
      await expectDenied(actor, ours, { saving }, '"refused: no-courier');
    }
    expect(await findCourier(ours.owner, gone.userId)).toBeNull();
    const { users } = await allRowsOf(ours);
    expect(users.find((user) => user.id === gone.userId)).toMatchObject(data);
  }
});
