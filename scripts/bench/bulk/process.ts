// Takes orders in, in a process of its own. Its parameters are a user, how many, and a word that stands in all of them.
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { createOrder } from '@/lib/orders/mutations';
import { rateOf } from '@/scripts/bench/client';
import { signInAs } from '@/scripts/bench/program';
import { newOrders } from '@/scripts/bench/writing/orders';

const CLIENTS = 20;

const [userId = '', count = '', word = ''] = process.argv.slice(2);
const actor = await signInAs(userId);

const orders = newOrders(Number(count));
await rateOf(CLIENTS, orders.length, (turn) =>
  createOrder(actor, { ...orders[turn]!, senderName: word, operationId: newId() }),
);
await disconnect();
