/** `npm run demo`: creates a demo workspace with orders, with the same functions as the pages. */
import { randomBytes } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { closePasswordWorkers } from '@/lib/auth/password';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { listOrders, type OrderRow } from '@/lib/orders/list/queries';
import { deleteOrder, editOrder, markDelivered, reopenOrder } from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { signUp } from '@/lib/accounts/mutations';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { fillWithDemo } from '@/lib/imports/demo';
import { migrateDatabase } from './lib/database';
import { withExpectedErrors } from './lib/expected-errors';

const ORDERS = 320;

const { DATABASE_URL } = await withExpectedErrors(env);
await migrateDatabase(DATABASE_URL);
const password = randomBytes(9).toString('base64url');
const username = await signUpDemo(password);
console.log(`Filling the workspace of ${username} with ${ORDERS} orders …`);
const actor = await signIn(username, password);
const now = new Date();
await fillWithDemo(actor, { operationId: newId(), now, total: ORDERS });
const { orders } = await listOrders(actor, { ...DEFAULT_PARAMS, size: 100 }, {}, now);
for (const [number, order] of orders.entries()) await addHistory(actor, order, number);
await endSession(actor, { operationId: newId(), sessionId: actor.sessionId });
console.log(`Log in with the username ${username} and the password ${password}`);
await Promise.all([disconnect(), closePasswordWorkers()]);

/** Creates a workspace for the user `demo`, or `demo-2` and so on if that exists. */
async function signUpDemo(password: string): Promise<string> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (let attempt = 1; ; attempt++) {
    const username = attempt === 1 ? 'demo' : `demo-${attempt}`;
    try {
      await signUp({
        operationId: newId(),
        username,
        password,
        workspaceName: 'Parcel & Sons',
        timeZone,
      });
      return username;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      if (thrown.code !== 'duplicate-username') {
        throw new ExpectedFailure(refusalSentence(thrown));
      }
    }
  }
}

async function signIn(username: string, password: string): Promise<Actor> {
  const session = await startSession({
    operationId: newId(),
    username,
    password,
    device: 'npm run demo',
  });
  const actor = session && (await actorOfSession(session.sessionToken, new Date()));
  if (!actor) throw new Error('The demo user could not be signed in.');
  return actor;
}

/** Deletes, reopens or edits a few of the latest orders. */
async function addHistory(actor: Actor, order: OrderRow, number: number): Promise<void> {
  const seen = { id: order.id, version: order.version, operationId: newId() };
  const isOngoing = order.status === 'ONGOING';
  if (number % 47 === 13) await deleteOrder(actor, seen);
  else if (number % 29 === 5 && isOngoing) {
    const delivered = await markDelivered(actor, seen);
    await reopenOrder(actor, { ...delivered, operationId: newId() });
  } else if (number % 17 === 5) {
    await editOrder(actor, { ...order, ...seen, numberOfItems: order.numberOfItems + 2 });
  }
}
