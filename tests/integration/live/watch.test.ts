import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watchLog } from '@/lib/db/watch';
import { env } from '@/lib/env';
import { startApplication } from '@/tests/faults/application';
import { engine } from '@/tests/support/database';
import { details, newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { administratorUrl, rawConnection } from '@/tests/support/raw';
import { eventually } from './screens';

/** The number of notifications, after the first one. */
async function startWatching() {
  let count = 0;
  const stop = watchLog(() => count++);
  onTestFinished(stop);
  await eventually(() => expect(count).toBe(1));
  return { seen: () => count, stop };
}

test('commits of this process are noticed until watching stops', async () => {
  const ann = await newActor();
  const { seen, stop } = await startWatching();
  await newOrder(ann);
  await eventually(() => expect(seen()).toBeGreaterThan(1));
  stop();
  const before = seen();
  await newOrder(ann);
  // Twice as long as a notification takes.
  await pause(400);
  expect(seen()).toBe(before);
});

test('commits of another process are noticed', async () => {
  const application = startApplication(env().DATABASE_URL);
  onTestFinished(() => application.kill());
  const { userId } = await application.join();
  const { seen } = await startWatching();
  const input = { ...details, operationId: crypto.randomUUID(), orderId: '10248' };
  expect(await application.change(userId, { do: 'createOrder', input })).toHaveProperty('answer');
  await eventually(() => expect(seen()).toBeGreaterThan(1));
});

test.runIf(engine === 'postgresql')(
  'a broken connection is reopened, and then reports a change',
  async () => {
    const ann = await newActor();
    const { seen } = await startWatching();
    const administrator = await rawConnection(administratorUrl());
    await administrator.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );
    await eventually(() => expect(seen()).toBe(2));
    await newOrder(ann);
    await eventually(() => expect(seen()).toBe(3));
  },
);
