// Makes random changes with the product's own functions, on the database in DATABASE_URL.
// Parameters: the seed and the number of changes.
import type { Actor } from '@/lib/auth/actor';
import { closePasswordWorkers } from '@/lib/auth/password';
import { db, disconnect } from '@/lib/db/client';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import { pick, randomFrom, whole, type Random } from '@/tests/faults/random';
import { applyBulkAction, undo } from '@/tests/support/histories';
import { details, newOrder, seen } from '@/tests/support/orders';
import { logIn, password } from '@/tests/support/accounts';
import { newActor, signIn } from '@/tests/support/people';
import { changeRole } from '@/lib/team/mutations';
import { signUp } from '@/lib/accounts/mutations';
import { changeSettings } from '@/lib/workspaces/mutations';
import { invite, join } from '@/lib/team/invitations/mutations';
import { newId } from '@/lib/db/id';

const [seed = 1, changes = 1] = process.argv.slice(2).map(Number);
const random = randomFrom(seed);
const VERBS: ((person: Actor, order: ChangeResult) => Promise<unknown>)[] = [
  (person, order) =>
    editOrder(person, { ...seen(order), ...details, numberOfItems: 100 + whole(random, 99) }),
  (person, order) => markDelivered(person, seen(order)),
  (person, order) => markDelivered(person, seen(order)),
  (person, order) => reopenOrder(person, seen(order)),
  (person, order) => deleteOrder(person, seen(order)),
  (person, order) => undo(person, order),
  (person, { id, version }) => undo(person, { id, version: 1 + whole(random, version) }),
  (person, order) => applyBulkAction(person, 'changeDeliveryDate', [order]),
  async (person, order) => undo(person, await deleteOrder(person, seen(order))),
];

const people = await loadOrCreateOwners();
for (let made = 0; made < changes; made++) await changeAtRandom(pick(random, people), random);
// Every log ends with a bulk action, an undone creation, a deleted order, and a new one.
for (const person of people) {
  await applyBulkAction(person, 'markDelivered', [await newOrder(person), await newOrder(person)]);
  await undo(person, await newOrder(person));
  await deleteOrder(person, seen(await newOrder(person)));
  await newOrder(person);
}
await Promise.all([disconnect(), closePasswordWorkers()]);

/** Two owners with a team each; a third workspace stays empty. */
async function loadOrCreateOwners(): Promise<Actor[]> {
  const usernames = ['ann', 'łucja'];
  const where = { username: { in: usernames } };
  const users = await db().user.findMany({ where, select: { id: true } });
  if (users.length > 0) return Promise.all(users.map(({ id }) => signIn(id)));
  await newActor({ name: 'Nobody' });
  return Promise.all(usernames.map(newTeam));
}

/** An owner who changed the settings and invited a courier, who joined and became a dispatcher. */
async function newTeam(username: string): Promise<Actor> {
  const workspaceName = `Parcels of ${username}`;
  await signUp({ operationId: newId(), username, password, workspaceName, timeZone: 'UTC' });
  const owner = await logIn(username);
  await changeSettings(owner, {
    operationId: newId(),
    workspaceName,
    timeZone: 'Europe/Warsaw',
    defaultSender: username,
    startView: 'due',
    workingDays: '123456',
    holidays: '2026-12-25 2026-12-26',
    attemptReasons: null,
  });
  const { secret } = await invite(owner, { operationId: newId(), role: 'COURIER', name: null });
  const joining = { operationId: newId(), secret, username: `${username}-2`, password };
  await join(joining);
  const { userId: memberId } = await logIn(joining.username);
  await changeRole(owner, { operationId: newId(), memberId, role: 'DISPATCHER' });
  await invite(owner, { operationId: newId(), role: 'COURIER', name: 'Max' });
  return owner;
}

/** Makes one random change; refusals are normal. */
async function changeAtRandom(person: Actor, random: Random): Promise<void> {
  const orders = await db().order.findMany({
    where: { workspaceId: person.workspaceId },
    select: { id: true, orderId: true, version: true },
  });
  if (orders.length < 4 || random() < 0.3) {
    await newOrder(person, { numberOfItems: 1 + whole(random, 99) });
    return;
  }
  const order = pick(random, orders);
  try {
    await pick(random, VERBS)(person, order);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
