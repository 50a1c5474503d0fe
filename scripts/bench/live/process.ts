// Takes orders in, now and then, in a process of its own. Its parameters are a user and how many; each line of its output
// is the id of an order, and when it was known to be on disk.
import { setTimeout as pause } from 'node:timers/promises';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { createOrder } from '@/lib/orders/mutations';
import { signInAs } from '@/scripts/bench/program';
import { newOrders } from '@/scripts/bench/writing/orders';
import { now } from '@/scripts/bench/clock';

/** Between two orders, in milliseconds: another each time, so that none keeps step with a timer of the server. */
const PAUSE_MS = { least: 350, most: 600 };

const [userId = '', count = ''] = process.argv.slice(2);
const actor = await signInAs(userId);

for (const order of newOrders(Number(count))) {
  await pause(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
  const { id } = await createOrder(actor, { ...order, operationId: newId() });
  console.log(JSON.stringify({ id, at: now() }));
}
await disconnect();
