import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import type { Over } from '@/lib/live/events';
import { isWatching, screensOf } from '@/lib/live/hub';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { engine, ownerUrl } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor, signIn } from '@/tests/support/people';
import { administratorUrl } from '@/tests/support/raw';
import { eventually, headOf, openScreen, upToDate } from './screens';

/** Connections of this test's database that use LISTEN. */
function listeners(): Promise<number> {
  return withRaw(administratorUrl(ownerUrl), 'read', async (raw) => {
    const rows = await raw.rows(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );
    return rows.length;
  });
}

describe('a screen', () => {
  test('without a position gets the current one, and then which orders changed', async () => {
    const ann = await newActor();
    await newOrder(ann);
    const screen = openScreen(ann);
    await eventually(() => expect(screen.received).toEqual([{ id: 1, event: 'head', data: {} }]));
    const { id } = await newOrder(ann);
    await eventually(() =>
      expect(screen.received.slice(1)).toEqual([
        { id: 2, event: 'change', data: { orders: [id] } },
      ]),
    );
  });

  test('that reconnects gets what it missed at once, in one event', async () => {
    const ann = await newActor();
    const first = openScreen(ann, 0);
    await newOrder(ann);
    await upToDate(ann, first);
    first.leave();
    const missed = [await newOrder(ann), await newOrder(ann)].map(({ id }) => id);
    const second = openScreen(ann, first.place());
    await eventually(() =>
      expect(second.received).toEqual([{ id: 3, event: 'change', data: { orders: missed } }]),
    );
    expect(first.received).toHaveLength(1);
  });

  test('that missed more than a hundred orders gets no list', async () => {
    const ann = await newActor();
    const orders: string[] = [];
    while (orders.length < 101) orders.push((await newOrder(ann)).id);
    const [all, most] = [openScreen(ann, 0), openScreen(ann, 1)];
    await upToDate(ann, all, most);
    expect(all.received).toEqual([{ id: 101, event: 'change', data: { orders: null } }]);
    expect(most.orders()).toEqual(orders.slice(1));
  });

  test('that claims a later position than the log waits for new entries', async () => {
    const ann = await newActor();
    const screen = openScreen(ann, 1);
    await newOrder(ann);
    const { id } = await newOrder(ann);
    await eventually(() => expect(screen.orders()).toEqual([id]));
  });

  test('of another workspace gets nothing', async () => {
    const [ann, stranger] = [await newActor(), await newActor({ name: 'Eve' })];
    const screens = [openScreen(ann, 0), openScreen(stranger, 0)] as const;
    await newOrder(ann);
    await upToDate(ann, screens[0]);
    await newOrder(stranger);
    await upToDate(stranger, screens[1]);
    expect(screens.map(({ received }) => received.length)).toEqual([1, 1]);
    expect(screens[0].orders()).not.toEqual(screens[1].orders());
  });

  test('of a courier learns that something changed, but not what', async () => {
    const ann = await newActor();
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    const screen = openScreen(courier, 0);
    await newOrder(ann);
    await upToDate(ann, screen);
    expect(screen.received).toEqual([{ id: 1, event: 'change', data: { orders: null } }]);
  });
});

describe('a screen is closed, and gets nothing more,', () => {
  const setUser = (userId: string, data: { active?: boolean; role?: 'COURIER' }) =>
    transaction((tx) => tx.user.update({ where: { id: userId }, data }));
  const setSession = (id: string, data: { expires: Date }) =>
    transaction((tx) => tx.session.update({ where: { id }, data }));
  type Cause = [name: string, why: Over, cause: (actor: Actor) => Promise<unknown>];
  const causes: Cause[] = [
    [
      'when its session ends',
      'session',
      ({ sessionId }) => transaction((tx) => tx.session.deleteMany({ where: { id: sessionId } })),
    ],
    [
      'when its session expires',
      'session',
      ({ sessionId }) => setSession(sessionId, { expires: new Date(Date.now() - 1) }),
    ],
    ['when its user is deactivated', 'session', ({ userId }) => setUser(userId, { active: false })],
    [
      'when its user gets another role',
      'role',
      ({ userId }) => setUser(userId, { role: 'COURIER' }),
    ],
  ];

  test.each(causes)('%s', async (_, why, cause) => {
    const ann = await newActor();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
    const [hers, his] = [openScreen(ann), openScreen(ben)];
    await upToDate(ann, hers, his);
    await cause(ben);
    await newOrder(ann);
    await eventually(() => expect(his.ends).toEqual([why]));
    await upToDate(ann, hers);
    expect(his.orders()).toEqual([]);
    expect(hers.ends).toEqual([]);
    expect(screensOf(ben.sessionId)).toBe(0);
  });

  test('even if nothing else happens, while the user’s other devices stay connected', async () => {
    const here = await newActor();
    const there = await signIn(here.userId);
    const [stays, goes] = [openScreen(here), openScreen(there)];
    await upToDate(here, stays, goes);
    await endSession(here, { operationId: randomUUID(), sessionId: there.sessionId });
    await eventually(() => expect(goes.ends).toEqual(['session']));
    await newOrder(here);
    await upToDate(here, stays);
    expect(stays.orders()).toHaveLength(1);
  });
});

test('two hundred screens get everything, once and in order, though each is cut again and again', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  const screens = Array.from({ length: 200 }, (_, index) => {
    const actor = index % 2 === 0 ? ann : ben;
    const parts = [openScreen(actor, 0)];
    return {
      /** Cuts the connection: the next one must get the rest. */
      cut: () => {
        const last = parts.at(-1)!;
        last.leave();
        parts.push(openScreen(actor, last.place()));
      },
      place: () => parts.at(-1)!.place(),
      events: () => parts.flatMap(({ received }) => received),
    };
  });
  const made: string[] = [];
  for (let turn = 0; turn < 40; turn++) {
    made.push((await newOrder(turn % 2 === 0 ? ann : ben)).id);
    screens.forEach(({ cut }, index) => {
      if (index % 40 >= turn) cut();
    });
  }
  await upToDate(ann, ...screens);
  for (const { events } of screens) {
    expect(events().flatMap(({ data }) => data.orders ?? [])).toEqual(made);
    const ids = events().map(({ id }) => id!);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  }
  expect(await headOf(ann)).toBe(40);
});

test('nothing runs without screens, and it starts again with the next one', async () => {
  const ann = await newActor();
  expect(isWatching()).toBe(false);
  const screen = openScreen(ann);
  await upToDate(ann, screen);
  expect(isWatching()).toBe(true);
  if (engine === 'postgresql') await eventually(async () => expect(await listeners()).toBe(1));
  screen.leave();
  screen.leave();
  expect(isWatching()).toBe(false);
  if (engine === 'postgresql') await eventually(async () => expect(await listeners()).toBe(0));
  await newOrder(ann);
  const next = openScreen(ann, 0);
  await upToDate(ann, next);
  expect(screen.orders()).toEqual([]);
});
