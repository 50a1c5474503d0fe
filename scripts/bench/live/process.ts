// Takes orders in, now and then, in a process of its own. Its parameters are a user and how many; each line of its output
// is the id of an order, and when it was known to be on disk.
import { setTimeout as pause } from 'node:timers/promises';
import { actorOfSession } from '@/lib/auth/actor';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { createOrder } from '@/lib/orders/mutations';
import { newSession } from '@/scripts/bench/cookie';
import { newOrders } from '@/scripts/bench/writing/orders';
import { now } from './clock';

/** Between two orders, in milliseconds: another each time, so that none keeps step with a timer of the server. */
const PAUSE_MS = { least: 350, most: 600 };

const [userId = '', count = ''] = process.argv.slice(2);
const token = await withRaw(env().DATABASE_URL, 'write', (raw) => newSession(raw, userId));
const actor = await actorOfSession(token, new Date());
if (!actor) throw new Error('There is no such user.');

for (const order of newOrders(Number(count))) {
  await pause(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
  const { id } = await createOrder(actor, { ...order, operationId: newId() });
  console.log(JSON.stringify({ id, at: now() }));
}
await disconnect();
