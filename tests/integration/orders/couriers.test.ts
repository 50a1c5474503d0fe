import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { courierNames, courierOf, couriersFor } from '@/lib/orders/couriers';
import { listCouriers } from '@/lib/users/queries';
import { newActor } from '@/tests/support/people';

let ann: Actor;
let marek: Actor;
let ola: Actor;

beforeEach(async () => {
  ann = await newActor();
  const { workspaceId } = ann;
  marek = await newActor({ workspaceId, role: 'COURIER', name: 'Marek' });
  ola = await newActor({ workspaceId, role: 'COURIER', name: 'Ola' });
  await newActor({ role: 'COURIER', name: 'Somebody else' });
  await transaction((tx) =>
    tx.user.update({ where: { id: ola.userId }, data: { active: false }, select: { id: true } }),
  );
});

const person = ({ userId: id, name }: Actor) => ({ id, name });

test('a form offers the couriers, and whoever has the order already', async () => {
  expect(await couriersFor(ann, null)).toEqual([person(marek)]);
  expect(await couriersFor(ann, marek.userId)).toEqual([person(marek)]);
  expect(await couriersFor(ann, ola.userId)).toEqual([
    person(marek),
    { id: ola.userId, name: 'Ola (no longer a courier)' },
  ]);
});

test('an order says who delivers it, and that nobody does only where somebody could', async () => {
  expect(await courierOf(ann, ola.userId)).toBe('Ola');
  expect(await courierOf(ann, null)).toBe('Nobody yet');
  expect(await courierOf(await newActor(), null)).toBeNull();
});

test('nobody of another workspace is known by name', async () => {
  const stranger = await newActor();
  expect(await courierOf(stranger, marek.userId)).toBe('Someone unknown');
  const offered = await couriersFor(stranger, marek.userId);
  expect(offered.map(({ name }) => name)).toEqual(['Someone unknown (no longer a courier)']);
});

test('a list knows the names of all who have one of its orders, and of none where nobody delivers', async () => {
  const couriers = await listCouriers(ann);
  const orders = [{ courierId: null }, { courierId: marek.userId }];
  const names = await courierNames(ann, { orders, couriers });
  expect(names).toEqual(new Map([[marek.userId, 'Marek']]));
  const more = await courierNames(ann, {
    orders: [...orders, { courierId: ola.userId }],
    couriers,
  });
  expect(more?.get(ola.userId)).toBe('Ola');
  expect(await courierNames(ann, { orders: [{ courierId: null }], couriers: [] })).toBeUndefined();
});
