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

/** How often something was seen, once it has been seen for the first time. */
async function startWatching() {
  let count = 0;
  const stop = watchLog(() => count++);
  onTestFinished(stop);
  await eventually(() => expect(count).toBe(1));
  return { seen: () => count, stop };
}

test('what this process commits is seen, until nobody watches any more', async () => {
  const ann = await newActor();
  const { seen, stop } = await startWatching();
  await newOrder(ann);
  await eventually(() => expect(seen()).toBeGreaterThan(1));
  stop();
  const before = seen();
  await newOrder(ann);
  // Twice as long as it takes to be seen.
  await pause(400);
  expect(seen()).toBe(before);
});

test('what another process commits is seen', async () => {
  const application = startApplication(env().DATABASE_URL);
  onTestFinished(() => application.kill());
  const { userId } = await application.join();
  const { seen } = await startWatching();
  const input = { ...details, operationId: crypto.randomUUID(), orderId: '10248' };
  expect(await application.change(userId, { do: 'createOrder', input })).toHaveProperty('answer');
  await eventually(() => expect(seen()).toBeGreaterThan(1));
});

test.runIf(engine === 'postgresql')(
  'a connection that was cut is made again, and then everything is looked at',
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
