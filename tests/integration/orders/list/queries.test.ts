import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { addDays } from '@/lib/dates';
import { withRaw } from '@/lib/db/raw';
import { COUNTED } from '@/lib/numbers';
import type { Limits } from '@/lib/db/pagination/sql';
import { listOrders, streamOrders, type OrderPage } from '@/lib/orders/list/queries';
import {
  DEFAULT_PARAMS,
  DELIVERY_NAMES,
  NOBODY,
  PAGE_SIZES,
  SORTS,
  WINDOW_NAMES,
  type ListParams,
  type Place,
} from '@/lib/orders/list/params';
import { deleteOrder } from '@/lib/orders/mutations';
import { dropGuards } from '@/scripts/lib/guards';
import { ownerUrl } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { FULL_SCAN, queryPlans } from '@/tests/support/plans';
import { storeOrders, type StoredOrder } from '@/tests/support/stored-orders';
import { expectedOrders } from '@/tests/support/expected-orders';

const now = new Date('2026-11-22T19:30:00.000Z');
const ORDERS = 5_000;
const WINDOWS = [null, '09:00-12:00', '20:00-', '-20:30', '13:00-21:00', '18:00-19:00', '08:30-'];

let ann: Actor;
let people: Actor[];
let couriers: string[];
let orders: StoredOrder[];

// One more than the list reads at once, of several people, over a year, with few rare ones among them.
beforeAll(async () => {
  const workspaceId = await newWorkspace();
  people = [];
  for (const name of ['Ann', 'Bob', 'Cem']) people.push(await newActor({ workspaceId, name }));
  ann = people[0]!;
  couriers = people.slice(1).map(({ userId }) => userId);
  const stranger = await newActor();
  const make = (number: number, actor: Actor) => {
    const createdAt = new Date(Date.parse('2025-12-01T00:30:00.000Z') + number * 6_300_000);
    const deliveryDate = addDays(createdAt.toISOString().slice(0, 10), number % 5);
    const isDue = deliveryDate === '2026-11-22';
    const isDelivered = number % (isDue ? 2 : 40) !== 0;
    return {
      workspaceId: actor.workspaceId,
      orderId: `${number % 7 === 0 ? 'inv-' : ''}${10_000 + number}`,
      numberOfItems: number % 97 === 0 ? 1_000 + number : 1 + (number % 40),
      deliveryDate,
      senderName: pick(['Northern Goods', 'Łódź Textiles', 'Ørsted & Søn'], number),
      recipientName:
        number === 4_321
          ? 'Zenobia Quix'
          : pick(['Łucja Nowak', 'STRASSE', 'Émile', 'a_b%c'], number),
      recipientAddress: `ul. Filtrowa ${number % 200}, Warszawa`,
      timeWindow: pick(WINDOWS, (number * 31) >> 3),
      recipientPhone: number % 50 === 0 ? `+48 22 555-${10_000 + number}` : null,
      courierId: number % 600 === 0 ? couriers[1]! : number % 3 === 0 ? couriers[0]! : null,
      status: isDelivered ? ('DELIVERED' as const) : ('ONGOING' as const),
      createdById: (number % 500 === 0 ? people[2]! : pick(people.slice(0, 2), number)).userId,
      createdAt,
      deliveredAt: isDelivered ? new Date(createdAt.getTime() + (number % 9) * 7_200_000) : null,
    };
  };
  const numbers = Array.from({ length: ORDERS }, (_, number) => number);
  orders = await storeOrders(numbers.map((number) => make(number, ann)));
  await storeOrders(
    numbers.slice(0, 300).map((number) => ({
      ...make(number, stranger),
      createdById: stranger.userId,
      courierId: null,
    })),
  );
});

function pick<T>(list: T[], number: number): T {
  return list[number % list.length]!;
}

const listing = (given: Partial<ListParams>): ListParams => ({ ...DEFAULT_PARAMS, ...given });
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const wanted = (given: ListParams) =>
  ids(expectedOrders(orders, given, { now, timeZone: ann.timeZone }));

/** All pages of a listing from the first on, and back again from the last. */
async function bothWays(given: ListParams, limits?: Limits) {
  const pages = [await listOrders(ann, given, {}, now, limits)];
  for (let after = pages[0]!.after; after; after = pages.at(-1)!.after) {
    pages.push(await listOrders(ann, given, { after }, now, limits));
  }
  const back = [pages.at(-1)!];
  for (let before = back[0]!.before; before; before = back[0]!.before) {
    back.unshift(await listOrders(ann, given, { before }, now, limits));
  }
  return { pages, back };
}

/** What a list may show of a search in parts, whatever the parts. */
function expectParts(pages: OrderPage[], { all, limits }: { all: string[]; limits: Limits }) {
  for (const { orders: rows, before, after, part, count, isLeast } of pages) {
    if (part === 'before' || part === 'after') expect({ before, after }[part]).not.toBeNull();
    // "Nothing found" or "no more", which must be true.
    if (rows.length === 0 && part === null) expect(all).toEqual([]);
    if (part === 'last') expect(before && after).toBeNull();
    const counted = Math.min(all.length, COUNTED + 1);
    if (isLeast) {
      expect(count).toBeLessThanOrEqual(counted);
      expect(count).toBeGreaterThanOrEqual(rows.length);
    } else if (count !== null) {
      expect(count).toBe(counted);
    }
  }
  // Each part but the last is as long as it may be.
  const most = pages.filter(({ part }) => part === 'before' || part === 'after').length;
  expect(most).toBeLessThanOrEqual(Math.ceil(ORDERS / limits.scanned) + 1);
}

test.each(WINDOW_NAMES)(
  'the time window filter “%s” finds some orders, and leaves some out',
  async (window) => {
    const all = await listOrders(ann, listing({ delivery: 'today', size: 100 }), {}, now);
    const found = await listOrders(ann, listing({ delivery: 'today', size: 100, window }), {}, now);
    expect(found.orders.length).toBeGreaterThan(0);
    expect(found.orders.length).toBeLessThan(all.orders.length);
    expect(ids(found.orders)).toEqual(wanted(listing({ delivery: 'today', window })));
  },
);

describe('any listing equals a check of every order', () => {
  const date = fc.integer({ min: 0, max: 380 }).map((days) => addDays('2025-11-25', days));
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
  const searches = [
    'filtrowa',
    'FILTROWA 17',
    'lodz',
    'Zenobia',
    'strasse 1043',
    'il',
    'x',
    'q',
    '_b%',
    "inv-10'",
    '10007, 10008;INV-10010 nothing',
    'ul. Filtrowa 3, Warszawa',
    '"',
    'nowak or emile',
    '22 555-12',
    '12050',
  ];
  const filters = fc.record({
    search: some(fc.constantFrom(...searches)),
    status: some(fc.constantFrom('ONGOING' as const, 'DELIVERED' as const)),
    delivery: some(fc.constantFrom(...DELIVERY_NAMES)),
    window: some(fc.constantFrom(...WINDOW_NAMES)),
    deliveryFrom: some(date),
    deliveryTo: some(date),
    courier: some(fc.nat({ max: 2 })),
    createdBy: some(fc.nat({ max: 2 })),
    createdFrom: some(date),
    createdTo: some(date),
    deliveredFrom: some(date),
    deliveredTo: some(date),
    itemsFrom: some(fc.integer({ min: 1, max: 60 })),
    itemsTo: some(fc.integer({ min: 1, max: 60 })),
  });
  const order = fc.record({
    sort: fc.constantFrom(...SORTS),
    descending: fc.boolean(),
    size: fc.constantFrom(...PAGE_SIZES),
  });
  const few = fc
    .tuple(
      filters,
      fc.uniqueArray(
        fc.constantFrom(
          ...(Object.keys({
            search: 1,
            status: 1,
            delivery: 1,
            window: 1,
            deliveryFrom: 1,
            courier: 1,
            createdBy: 1,
            createdTo: 1,
            deliveredFrom: 1,
            itemsFrom: 1,
          }) as (keyof ListParams)[]),
        ),
        { maxLength: 2 },
      ),
      order,
    )
    .map(([all, kept, sorted]) => ({
      ...Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name as never))),
      ...sorted,
    }));
  const many = fc.tuple(filters, order).map(([all, sorted]) => ({ ...all, ...sorted }));

  function drawnParams(drawn: Record<string, unknown>): ListParams {
    const { courier, createdBy, ...given } = drawn as Record<string, unknown> & {
      courier?: number;
      createdBy?: number;
    };
    return listing({
      ...(given as Partial<ListParams>),
      ...(courier === undefined ? {} : { courier: [...couriers, NOBODY][courier]! }),
      ...(createdBy === undefined ? {} : { createdBy: people[createdBy]!.userId }),
    });
  }

  // Few filters make long lists, which take many pages.
  test.each([
    ['with few filters', few, 12],
    ['with many', many, 25],
  ])(
    '%s: page by page in both directions, counted, and as a whole',
    async (_, arbitrary, numRuns) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async (drawn) => {
          const params = drawnParams(drawn);
          const all = wanted(params);
          // Long lists are read in large steps.
          const { pages, back } = await bothWays({
            ...params,
            size: all.length > 1_000 ? 100 : params.size,
          });
          expect(pages.flatMap(({ orders }) => ids(orders))).toEqual(all);
          expect(back).toEqual(pages);
          const isFiltered = Object.entries(params).some(
            ([name, value]) => value !== undefined && !(name in DEFAULT_PARAMS),
          );
          for (const { count } of pages) {
            expect(count).toBe(isFiltered ? Math.min(all.length, COUNTED + 1) : null);
          }
          const slices: string[] = [];
          for await (const slice of streamOrders(ann, params, now)) slices.push(...ids(slice));
          expect(slices).toEqual(all);
        }),
        { numRuns },
      );
    },
  );

  const limited = fc.record({
    scanned: fc.constantFrom(150, 700, 2_500),
    gathered: fc.constantFrom(1, 100, 5_000),
  });

  test.each([
    ['with few filters', few, 15],
    ['with many', many, 25],
  ])('%s: in parts, in both directions, and as a whole', async (_, arbitrary, numRuns) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, limited, async (drawn, limits) => {
        const params = drawnParams(drawn);
        const all = wanted(params);
        const { pages, back } = await bothWays(
          { ...params, size: all.length > 1_000 ? 100 : params.size },
          limits,
        );
        expect(pages.flatMap((page) => ids(page.orders))).toEqual(all);
        expect(back.flatMap((page) => ids(page.orders))).toEqual(all);
        for (const some of [pages, back]) expectParts(some, { all, limits });
        const slices: string[] = [];
        for await (const slice of streamOrders(ann, params, now, limits)) {
          slices.push(...ids(slice));
        }
        expect(slices).toEqual(all);
      }),
      { numRuns },
    );
  });

  test('an empty part leads on, and the last one ends the search', async () => {
    const limits = { scanned: 2_000, gathered: 1 };
    const { pages } = await bothWays(listing({ search: 'qx' }), limits);
    const shown = pages.map(({ orders: rows, part, count, isLeast }) => ({
      rows: rows.length,
      part,
      count,
      isLeast,
    }));
    const searched = { rows: 0, part: 'after', count: 0, isLeast: true };
    expect(shown).toEqual([searched, searched, { ...searched, part: 'last' }]);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'parts of %i orders skip none, in either direction',
    async (scanned) => {
      const limits = { scanned, gathered: 1 };
      const owner = await newActor();
      const found: string[] = [];
      for (const senderName of [
        'zq',
        'a',
        'a',
        'zq',
        'a',
        'zq',
        'zq',
        'a',
        'a',
        'a',
        'a',
        'zq',
        'a',
      ]) {
        const { id } = await newOrder(owner, { senderName });
        if (senderName === 'zq') found.unshift(id);
      }
      const page = (place: Place) =>
        listOrders(owner, listing({ search: 'zq', size: 25 }), place, now, limits);
      const walk = async (from: OrderPage, side: 'before' | 'after') => {
        const pages = [from];
        for (let at = from[side]; at; at = pages.at(-1)![side])
          pages.push(await page({ [side]: at }));
        return pages;
      };
      const forward = await walk(await page({}), 'after');
      const all = (pages: OrderPage[]) => pages.flatMap((each) => ids(each.orders));
      expect(all(forward)).toEqual(found);
      // Back from each page, empty ones too, to all that come before it.
      for (const [index, from] of forward.entries()) {
        const back = (await walk(from, 'before')).slice(1).toReversed();
        expect(all(back)).toEqual(all(forward.slice(0, index)));
      }
    },
  );

  test('a part that finds some shows them', async () => {
    const params = listing({ search: 'zenobia', createdTo: '2030-01-01', sort: 'orderId' });
    const { pages } = await bothWays(params, { scanned: 2_000, gathered: 1 });
    expect(pages.filter(({ orders: rows }) => rows.length === 1)).toHaveLength(1);
  });

  test.each(SORTS)('sorted by %s alone, both ways', async (sort) => {
    for (const descending of [true, false]) {
      const params = listing({ sort, descending, size: 100 });
      const { pages, back } = await bothWays(params);
      expect(pages.flatMap(({ orders }) => ids(orders))).toEqual(wanted(params));
      expect(back).toEqual(pages);
    }
  });
});

test('nothing that stays is missed or returned twice while others insert and delete', async () => {
  const owner = await newActor();
  const made = [];
  for (let number = 0; number < 120; number++) made.push(await newOrder(owner));
  const stay = new Set(ids(made));
  const params = listing({ size: 25, descending: true });
  const seen: string[] = [];
  let after: string | null | undefined;
  for (let turn = 0; after !== null; turn++) {
    const page = await listOrders(owner, params, after ? { after } : {}, now);
    seen.push(...ids(page.orders));
    after = page.after;
    await newOrder(owner);
    // The row of the cursor is deleted, and one still to come.
    const gone = [page.orders.at(-1)!.id, made[turn * 3]!.id];
    for (const order of made.filter(({ id }) => gone.includes(id) && stay.delete(id))) {
      await deleteOrder(owner, { ...order, operationId: crypto.randomUUID() });
    }
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((id) => stay.has(id))).toEqual(
    ids(made)
      .filter((id) => stay.has(id))
      .reverse(),
  );
});

test('slices miss nothing that stays, and return nothing twice, while others insert and delete', async () => {
  const given = listing({ sort: 'orderId', descending: false });
  const seen: string[] = [];
  const gone = new Set<string>();
  let turn = 0;
  for await (const slice of streamOrders(ann, given, now)) {
    seen.push(...ids(slice));
    // A returned row is deleted, and another inserted among them.
    const { id } = slice.at(-1 - turn)!;
    await withRaw(ownerUrl, 'write', async (raw) => {
      const restoreGuards = await dropGuards(raw);
      await raw.run(`DELETE FROM "Order" WHERE "id" = $1`, [id]);
      await restoreGuards();
    });
    gone.add(id);
    await newOrder(ann, { orderId: `00-between-${turn++}` });
  }
  expect(turn).toBeGreaterThan(2);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(wanted(given));
  orders = orders.filter((order) => !gone.has(order.id));
});

describe('a cursor', () => {
  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  test.each([
    '',
    'zzz',
    '!',
    'W10',
    '🎈',
    forged('-createdAt', 1, 2),
    forged('-createdAt', '0000-01-01T00:00:00.000Z', 'x'),
    forged('-createdAt', '2026-01-01T00:00:00.000Z', 'x\u0000'),
    forged('-createdAt', '2026-01-01T00:00:00.000Z'),
  ])('that is invalid leads to the first page: %s', async (after) => {
    const first = await listOrders(ann, DEFAULT_PARAMS, {}, now);
    const lost = await listOrders(ann, DEFAULT_PARAMS, { after }, now);
    expect(lost).toEqual({ ...first, isLost: true });
  });

  test('of a list in another order leads to the first page', async () => {
    const { after } = await listOrders(ann, listing({ sort: 'items' }), {}, now);
    const first = await listOrders(ann, DEFAULT_PARAMS, {}, now);
    const lost = await listOrders(ann, DEFAULT_PARAMS, { after: after! }, now);
    expect(lost).toEqual({ ...first, isLost: true });
  });
});

describe('visibility', () => {
  test('hides orders of other workspaces, whatever the filter', async () => {
    const stranger = await newActor();
    for (const given of [
      {},
      { search: 'filtrowa' },
      { search: '10007 10008' },
      { createdBy: ann.userId },
    ]) {
      expect(await listOrders(stranger, listing(given), {}, now)).toEqual({
        orders: [],
        before: null,
        after: null,
        isLost: false,
        part: null,
        count: Object.keys(given).length === 0 ? null : 0,
        isLeast: false,
      });
    }
  });

  test('gives a dispatcher all, a courier nothing', async () => {
    const { workspaceId } = ann;
    const dispatcher = await newActor({ workspaceId, role: 'DISPATCHER' });
    const courier = await newActor({ workspaceId, role: 'COURIER' });
    expect((await listOrders(dispatcher, DEFAULT_PARAMS, {}, now)).orders).toHaveLength(50);
    for (const given of [{}, { search: 'filtrowa' }]) {
      expect((await listOrders(courier, listing(given), {}, now)).orders).toEqual([]);
    }
  });
});

test.each<[string, Partial<ListParams>]>([
  ['everything', {}],
  ...SORTS.map((sort): [string, Partial<ListParams>] => [`sorted by ${sort}`, { sort }]),
  ['a status', { status: 'ONGOING' }],
  ['a status by date', { status: 'ONGOING', sort: 'deliveryDate' }],
  ...DELIVERY_NAMES.map((delivery): [string, Partial<ListParams>] => [delivery, { delivery }]),
  ['delivery dates', { deliveryFrom: '2026-01-01', deliveryTo: '2026-01-03', sort: 'recipient' }],
  ['who', { createdBy: 'someone' }],
  ['a courier', { courier: 'someone' }],
  ['nobody', { courier: 'nobody', sort: 'deliveryDate' }],
  ['a courier today', { courier: 'someone', delivery: 'today', status: 'ONGOING' }],
  ['created', { createdFrom: '2026-01-01', sort: 'items' }],
  ['delivered', { deliveredFrom: '2026-01-01' }],
  ['items', { itemsFrom: 900 }],
  ['failed attempts', { attempts: 'failed' }],
  ['failed attempts by date', { attempts: 'failed', sort: 'deliveryDate' }],
  ['a rare word', { search: 'zenobia' }],
  ['two words and a filter', { search: 'zenobia quix', status: 'ONGOING' }],
  ['two characters', { search: 'qx' }],
  ['a list', { search: '10007 10008' }],
  ['several filters', { createdBy: 'x', itemsFrom: 3, delivery: 'overdue', search: 'nowak' }],
])('no plan reads a whole table: %s', async (_, given) => {
  const params = listing(given);
  const plans = await queryPlans(async () => {
    const { after } = await listOrders(ann, params, {}, now);
    if (after) await listOrders(ann, params, { after }, now);
  });
  for (const plan of plans) {
    expect(plan).not.toMatch(FULL_SCAN);
  }
});
