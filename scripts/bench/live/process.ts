// Creates orders at intervals in its own process. Parameters: a user ID and the number of orders. Each line of its output
// has the ID of an order, and the time when it was committed.
import { setTimeout as pause } from 'node:timers/promises';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { createOrder } from '@/lib/orders/mutations';
import { signInAs } from '@/scripts/bench/subprocess';
import { newOrders } from '@/scripts/bench/write/orders';
import { now } from '@/scripts/bench/measure';

/** Random, so that orders are not in phase with a timer of the server. */
const PAUSE_MS = { least: 350, most: 600 };

const [userId = '', count = ''] = process.argv.slice(2);
const actor = await signInAs(userId);

for (const order of newOrders(Number(count))) {
  await pause(PAUSE_MS.least + Math.random() * (PAUSE_MS.most - PAUSE_MS.least));
  const { id } = await createOrder(actor, { ...order, operationId: newId() });
  console.log(JSON.stringify({ id, at: now() }));
}
await disconnect();
