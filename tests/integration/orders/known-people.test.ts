import { expect, test } from 'vitest';
import { findKnownPeople, MOST_PEOPLE } from '@/lib/orders/known-people';
import { deleteOrder } from '@/lib/orders/mutations';
import { extras, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { FULL_SCAN, queryPlans } from '@/tests/support/plans';
import { storeOrders } from '@/tests/support/stored-orders';

test('people are found by the beginning of a word, most recent first, each once', async () => {
  const ann = await newActor();
  const first = await newOrder(ann, { recipientName: 'Łucja Nowak', ...extras });
  await newOrder(ann, { recipientName: 'Lucas', recipientAddress: 'Quay 1' });
  const again = await newOrder(ann, { recipientName: 'Lucas', recipientAddress: 'QUAY 1' });
  await newOrder(ann, { recipientName: 'Lucas', recipientAddress: 'Elsewhere 2' });
  await newOrder(ann, { recipientName: 'Ida', senderName: 'Lucent' });

  const found = (await findKnownPeople(ann, 'recipient', ' LUC '))!;
  expect(found.map(({ name, details }) => [name, details.recipientAddress])).toEqual([
    ['Lucas', 'Elsewhere 2'],
    ['Lucas', 'QUAY 1'],
    ['Łucja Nowak', 'ul. Filtrowa 68, Warszawa'],
  ]);
  expect(found[1]).toMatchObject({ id: again.id, orderId: again.orderId });
  const { recipientPhone, recipientEmail, instructions } = extras;
  expect(found[2]).toEqual({
    id: first.id,
    orderId: first.orderId,
    name: 'Łucja Nowak',
    details: {
      recipientAddress: 'ul. Filtrowa 68, Warszawa',
      recipientPhone,
      recipientEmail,
      instructions,
    },
  });
  const names = async (...given: ['recipient' | 'sender', string]) =>
    (await findKnownPeople(ann, ...given))!.map(({ name }) => name);
  expect(await names('recipient', 'now')).toEqual(['Łucja Nowak']);
  expect(await names('recipient', 'owak')).toEqual([]);
  expect(await names('sender', 'luc')).toEqual(['Lucent']);
  expect(await names('recipient', '')).toEqual([]);
});

test('wildcards and quotes are characters like others', async () => {
  const ann = await newActor();
  for (const recipientName of ['100% Wool', '100 Wool', "O'Neil", 'a_b', 'ab', 'back\\slash']) {
    await newOrder(ann, { recipientName });
  }
  const names = async (text: string) =>
    (await findKnownPeople(ann, 'recipient', text))!.map(({ name }) => name);
  expect(await names('100%')).toEqual(['100% Wool']);
  expect(await names('%')).toEqual([]);
  expect(await names("o'n")).toEqual(["O'Neil"]);
  expect(await names('a_')).toEqual(['a_b']);
  expect(await names('back\\')).toEqual(['back\\slash']);
});

test('deleted orders, other workspaces and couriers have none', async () => {
  const ann = await newActor();
  const order = await newOrder(ann, { recipientName: 'Zenobia' });
  const { workspaceId } = ann;
  const courier = await newActor({ workspaceId, role: 'COURIER' });
  const dispatcher = await newActor({ workspaceId, role: 'DISPATCHER' });
  expect(await findKnownPeople(dispatcher, 'recipient', 'zen')).toHaveLength(1);
  expect(await findKnownPeople(courier, 'recipient', 'zen')).toBeNull();
  expect(await findKnownPeople(await newActor(), 'recipient', 'zen')).toEqual([]);
  await deleteOrder(ann, seen(order));
  expect(await findKnownPeople(ann, 'recipient', 'zen')).toEqual([]);
});

test('among many orders, old ones are found too, without reading all of them', async () => {
  const ann = await newActor();
  const stored = (number: number, recipientName: string) => ({
    workspaceId: ann.workspaceId,
    orderId: String(number),
    numberOfItems: 1,
    deliveryDate: '2026-11-01',
    senderName: 'Northern Goods',
    recipientName,
    recipientAddress: 'Quay 1',
    status: 'ONGOING' as const,
    createdById: ann.userId,
    createdAt: new Date(Date.parse('2026-11-01T00:00:00Z') + number * 1_000),
    deliveredAt: null,
  });
  const names = Array.from({ length: 2_500 }, (_, number) => `Nina ${number % 40}`);
  await storeOrders([
    stored(0, 'Nestor'),
    ...names.map((name, index) => stored(index + 1, name)),
    stored(9_999, 'Nelly'),
  ]);
  const found = async (text: string) =>
    (await findKnownPeople(ann, 'recipient', text))!.map(({ name }) => name);
  expect(await found('ne')).toEqual(['Nelly', 'Nestor']);
  const many = await found('n');
  expect(many).toHaveLength(MOST_PEOPLE);
  expect(many[0]).toBe('Nelly');
  const plans = await queryPlans(() => findKnownPeople(ann, 'recipient', 'nes'));
  expect(plans.length).toBeGreaterThan(1);
  expect(plans.filter((plan) => FULL_SCAN.test(plan))).toEqual([]);
});
