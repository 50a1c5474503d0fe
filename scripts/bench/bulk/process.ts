// Creates orders in its own process. Parameters: a user ID, the number of orders, and the sender of all of them.
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { createOrder } from '@/lib/orders/mutations';
import { rateOf } from '@/scripts/bench/client';
import { signInAs } from '@/scripts/bench/subprocess';
import { newOrders } from '@/scripts/bench/write/orders';

const CLIENTS = 20;

const [userId = '', count = '', sender = ''] = process.argv.slice(2);
const actor = await signInAs(userId);

const orders = newOrders(Number(count));
await rateOf(CLIENTS, orders.length, (turn) =>
  createOrder(actor, { ...orders[turn]!, senderName: sender, operationId: newId() }),
);
await disconnect();
