// Creates users and orders for the end-to-end tests without a browser, with the product's own functions. Runs next to
// the server under test, on its database and with its secret, and hashes passwords at a cost that only tests allow.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { getToken } from 'next-auth/jwt';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { db, disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { invite, join } from '@/lib/team/invitations/mutations';
import { createOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import { createOrderSchema, editOrderSchema } from '@/lib/orders/schema';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { signUp } from '@/lib/accounts/mutations';
import { cookieOf } from '@/scripts/bench/session';
import type { CallInput, Calls } from './accounts';
import type { WantedOrder } from './orders';

const CALLS: Calls = { owners, members, sessions, orders, edits };

const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(env().PORT, '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void disconnect().then(() => process.exit(0)));
}

async function answer(request: IncomingMessage): Promise<unknown> {
  if (request.method !== 'POST') return {};
  const call = CALLS[request.url!.slice(1) as keyof Calls] as (given: unknown) => Promise<unknown>;
  return call(await json(request));
}

async function owners(owner: CallInput<'owners'>): Promise<{ cookie: string }> {
  await signUp({ operationId: randomUUID(), ...owner });
  return sessions(owner);
}

async function members({
  cookie,
  role,
  name,
  ...credentials
}: CallInput<'members'>): Promise<{ cookie: string }> {
  const inviter = await actorOf(cookie);
  const { secret } = await invite(inviter, { operationId: randomUUID(), role, name });
  await join({ operationId: randomUUID(), secret, ...credentials });
  return sessions(credentials);
}

async function sessions({
  username,
  password,
}: CallInput<'sessions'>): Promise<{ cookie: string }> {
  const place = { device: 'Chromium on Linux', address: undefined };
  const started = await startSession({ operationId: randomUUID(), username, password, ...place });
  if (!started) throw new Error(`${username} could not log in`);
  return { cookie: await cookieOf(started.sessionToken, env().AUTH_SECRET) };
}

async function orders({ cookie, orders }: CallInput<'orders'>): Promise<{ ids: string[] }> {
  const actor = await actorOf(cookie);
  const ids: string[] = [];
  for (const order of orders) ids.push(await makeOrder(actor, order));
  return { ids };
}

async function makeOrder(
  actor: Actor,
  { courier, isDelivered, ...typed }: WantedOrder,
): Promise<string> {
  const courierId = courier ? await memberId(actor, courier) : '';
  const input = createOrderSchema.parse({ ...typed, courierId, operationId: randomUUID() });
  const { id, version } = await createOrder(actor, input);
  if (isDelivered) await markDelivered(actor, { operationId: randomUUID(), id, version });
  return id;
}

async function edits({ cookie, id, values }: CallInput<'edits'>): Promise<object> {
  const actor = await actorOf(cookie);
  const where = { id, workspaceId: actor.workspaceId };
  const order = await db().order.findFirst({ where, select: EDITED });
  const { version, courierId, ...before } = order!;
  const input = editOrderSchema.parse({
    ...before,
    numberOfItems: String(before.numberOfItems),
    courierId: courierId ?? '',
    ...values,
    id,
    version: String(version),
    operationId: randomUUID(),
  });
  await editOrder(actor, input);
  return {};
}

const EDITED = {
  version: true,
  numberOfItems: true,
  deliveryDate: true,
  senderName: true,
  recipientName: true,
  recipientAddress: true,
  courierId: true,
} as const;

async function memberId({ workspaceId }: Actor, name: string): Promise<string> {
  const where = { workspaceId, name };
  const member = await db().user.findFirst({ where, select: { id: true } });
  return member!.id;
}

async function actorOf(cookie: string): Promise<Actor> {
  const cookieName = SESSION_COOKIE;
  const secret = env().AUTH_SECRET;
  const token = await getToken({
    req: { headers: { cookie } },
    secret,
    cookieName,
    salt: cookieName,
  });
  const actor = token && (await actorOfSession(String(token.sessionToken), new Date()));
  if (!actor) throw new Error('No one is signed in with this cookie.');
  return actor;
}
