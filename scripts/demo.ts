/** `npm run demo`: a workspace to try things in, filled through the same verbs as the pages use. */
import { randomBytes } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { closePasswordWorkers } from '@/lib/auth/password';
import { calendarDate } from '@/lib/dates';
import { disconnect } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
} from '@/lib/orders/mutations';
import { isRefusal, refusalSentence } from '@/lib/errors';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { signUp } from '@/lib/accounts/mutations';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { demoOrder } from '@/lib/imports/demo-order';
import { migrateDatabase } from './steps/database';
import { expecting } from './steps/expecting';

const ORDERS = 320;

const { DATABASE_URL } = await expecting(env);
await migrateDatabase(DATABASE_URL);
const password = randomBytes(9).toString('base64url');
const username = await signUpDemo(password);
console.log(`Filling the workspace of ${username} with ${ORDERS} orders …`);
const actor = await signIn(username, password);
for (let number = 0; number < ORDERS; number++) {
  await takeThrough(actor, number);
  if ((number + 1) % 80 === 0) console.log(`  ${number + 1} of ${ORDERS}`);
}
await endSession(actor, { operationId: newId(), sessionId: actor.sessionId });
console.log(`Log in with the username ${username} and the password ${password}`);
await Promise.all([disconnect(), closePasswordWorkers()]);

/** Opens a workspace for `demo`, or for `demo-2` and so on when there has been a demo before. */
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

/** The life of one order so far: most that are due are delivered, a few were mistaken, edited or given up. */
async function takeThrough(actor: Actor, number: number): Promise<void> {
  const { orderId, ...details } = demoOrder(number, ORDERS, new Date());
  const seen = (order: { id: string; version: number }) => ({ ...order, operationId: newId() });
  let order = await createOrder(actor, { ...details, orderId, operationId: newId() });
  if (number % 17 === 5) {
    const { id, version } = order;
    order = await editOrder(actor, {
      ...details,
      ...seen({ id, version }),
      numberOfItems: details.numberOfItems + 2,
    });
  }
  if (number % 71 === 13) {
    await deleteOrder(actor, seen(order));
    return;
  }
  const isDue = details.deliveryDate < calendarDate(new Date(), actor.timeZone);
  if (!isDue || number % 23 === 9) return;
  order = await markDelivered(actor, seen(order));
  if (number % 59 === 20) await reopenOrder(actor, seen(order));
}
