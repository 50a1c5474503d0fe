// Takes orders in, in a process of its own. Its parameters are a user, how many, and a word that stands in all of them.
import { actorOfSession } from '@/lib/auth/actor';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { createOrder } from '@/lib/orders/mutations';
import { rateOf } from '@/scripts/bench/client';
import { newSession } from '@/scripts/bench/cookie';
import { newOrders } from '@/scripts/bench/writing/orders';

const CLIENTS = 20;

const [userId = '', count = '', word = ''] = process.argv.slice(2);
const token = await withRaw(env().DATABASE_URL, 'write', (raw) => newSession(raw, userId));
const actor = await actorOfSession(token, new Date());
if (!actor) throw new Error('There is no such user.');

const orders = newOrders(Number(count));
await rateOf(CLIENTS, orders.length, (turn) =>
  createOrder(actor, { ...orders[turn]!, senderName: word, operationId: newId() }),
);
await disconnect();
