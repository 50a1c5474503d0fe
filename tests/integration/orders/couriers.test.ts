import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { read } from '@/lib/db/read';
import {
  courierNames,
  courierText,
  couriersFor,
  listedCouriers,
  peopleRead,
} from '@/lib/orders/couriers';
import { withRaw } from '@/lib/db/raw';
import { markDelivered } from '@/lib/orders/mutations';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import { listCouriers } from '@/lib/accounts/queries';
import { ownerUrl } from '@/tests/support/database';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { FULL_SCAN, queryPlans } from '@/tests/support/plans';

let ann: Actor;
let marek: Actor;
let ola: Actor;

beforeEach(async () => {
  ann = await newActor();
  const { workspaceId } = ann;
  marek = await newActor({ workspaceId, role: 'COURIER', name: 'Marek' });
  ola = await newActor({ workspaceId, role: 'COURIER', name: 'Ola' });
  await newActor({ role: 'COURIER', name: 'Someone else' });
});

const person = ({ userId: id, name }: Actor) => ({ id, name });
const update = ({ userId: id }: Actor, data: { active?: boolean; role?: Actor['role'] }) =>
  transaction((tx) => tx.user.update({ where: { id }, data, select: { id: true } }));
const deactivate = (courier: Actor) => update(courier, { active: false });
const orderOf = ({ userId: courierId }: Actor) => newOrder(ann, { courierId });
const listed = async () => (await listedCouriers(ann)).map(({ name }) => name);

const row = (id: string, courier: Actor | null, status: 'ONGOING' | 'DELIVERED' = 'ONGOING') => ({
  id,
  courierId: courier?.userId ?? null,
  status,
});

test('a form offers the couriers, and the current courier of the order', async () => {
  await deactivate(ola);
  expect(await couriersFor(ann, null)).toEqual([person(marek)]);
  expect(await couriersFor(ann, marek.userId)).toEqual([person(marek)]);
  expect(await couriersFor(ann, ola.userId)).toEqual([
    person(marek),
    { id: ola.userId, name: 'Ola (no longer a courier)' },
  ]);
});

test('couriers of the same name are distinguished by their usernames, former ones too', async () => {
  const { workspaceId } = ann;
  const other = await newActor({ workspaceId, role: 'COURIER', name: 'Ola' });
  const usernames = await Promise.all(
    [ola, other].map(async ({ userId }) => {
      const found = await transaction((tx) => tx.user.findUniqueOrThrow({ where: { id: userId } }));
      return found.username;
    }),
  );
  const names = async () => (await listCouriers(ann)).map(({ name }) => name);
  expect((await names()).sort()).toEqual(
    ['Marek', ...usernames.map((username) => `Ola (${username})`)].sort(),
  );
  await orderOf(ola);
  await deactivate(ola);
  expect(await names()).toEqual(['Marek', 'Ola']);
  const apart = ['Marek', `Ola (${usernames[1]})`, `Ola (${usernames[0]}, no longer a courier)`];
  expect(await listed()).toEqual(apart);
  expect((await couriersFor(ann, ola.userId)).map(({ name }) => name)).toEqual(apart);
});

test('the list can be filtered by couriers, and by former couriers with ongoing orders', async () => {
  const left = await orderOf(ola);
  await orderOf(marek);
  expect(await listed()).toEqual(['Marek', 'Ola']);
  await deactivate(ola);
  expect(await listed()).toEqual(['Marek', 'Ola (no longer a courier)']);
  await update(marek, { role: 'DISPATCHER' });
  expect(await listed()).toEqual(['Marek (no longer a courier)', 'Ola (no longer a courier)']);
  await markDelivered(ann, seen(left));
  expect(await listed()).toEqual(['Marek (no longer a courier)']);
  await update(marek, { role: 'COURIER' });
  expect(await listedCouriers(ann)).toEqual([{ ...person(marek), isFormer: false }]);
});

test('an order shows its courier, or that it has none only if there are couriers', async () => {
  const of = (status: 'ONGOING' | 'DELIVERED') => courierText(ann, row('', ola, status));
  expect(await of('ONGOING')).toBe('Ola');
  await deactivate(ola);
  expect(await of('ONGOING')).toBe('Ola (no longer a courier)');
  expect(await of('DELIVERED')).toBe('Ola');
  expect(await courierText(ann, row('', null))).toBe('Unassigned');
  expect(await courierText(await newActor(), row('', null))).toBeNull();
});

test('users of another workspace stay unknown, and so do their numbers of orders', async () => {
  await orderOf(marek);
  const stranger = await newActor();
  expect(await courierText(stranger, row('', marek))).toBe('Unknown user');
  const offered = await couriersFor(stranger, marek.userId);
  expect(offered.map(({ name }) => name)).toEqual(['Unknown user (no longer a courier)']);
  expect(await listedCouriers(stranger)).toEqual([]);
  expect(await countOngoingByCourier(stranger, [marek.userId])).toEqual(new Map());
});

test('a list names the couriers of its orders, with a mark only on ongoing ones', async () => {
  await orderOf(ola);
  await deactivate(ola);
  const names = courierNames(
    [
      row('open', null),
      row('given', marek),
      row('done', marek, 'DELIVERED'),
      row('left', ola),
      row('past', ola, 'DELIVERED'),
    ],
    await read(peopleRead(ann)),
  );
  expect(names).toEqual(
    new Map([
      ['given', 'Marek'],
      ['done', 'Marek'],
      ['left', 'Ola (no longer a courier)'],
      ['past', 'Ola'],
    ]),
  );
});

test('a list names nobody if there are no couriers and none delivered its orders', async () => {
  const orders = [row('open', null)];
  expect(courierNames(orders, { couriers: [], people: [] })).toBeUndefined();
  expect(courierNames(orders, await read(peopleRead(ann)))).toEqual(new Map());
});

test('ongoing orders are grouped by courier', async () => {
  await orderOf(marek);
  await orderOf(marek);
  await markDelivered(ann, seen(await orderOf(ola)));
  await newOrder(ann);
  const users = [ann, marek, ola].map(({ userId }) => userId);
  expect(await countOngoingByCourier(ann, users)).toEqual(new Map([[marek.userId, 2]]));
  expect(await countOngoingByCourier(ann, [])).toEqual(new Map());
});

test('couriers with ongoing orders are looked up in an index', async () => {
  for (let count = 0; count < 60; count++) await newOrder(ann);
  await withRaw(ownerUrl, 'write', (raw) => raw.execute('ANALYZE'));
  const plans = await queryPlans(async () => {
    await listedCouriers(ann);
    await countOngoingByCourier(ann, [marek.userId, ola.userId]);
  });
  expect(plans).toHaveLength(2);
  for (const plan of plans) {
    expect(plan).not.toMatch(FULL_SCAN);
    expect(plan).toMatch(/workspaceId_courierId_status[^]*?\(.*courierId.*status/);
  }
});
