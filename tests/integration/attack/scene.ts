import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { newSecret } from '@/lib/auth/secret-links';
import { transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import {
  startBulkAction,
  cancelBulkAction,
  createBulkAction,
  undoBulkAction,
} from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { invite } from '@/lib/team/invitations/mutations';
import { addNote, createOrder, deleteOrder, markDelivered } from '@/lib/orders/mutations';
import { hashOfRecoveryCode } from '@/lib/accounts/two-factor/recovery-code';
import { passwordHash } from '@/tests/support/accounts';
import { checked, fileOf, imported, LONG_ENOUGH_MS } from '@/tests/support/imports';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor, newWorkspace, signIn } from '@/tests/support/people';
import { newView } from '@/tests/support/saved-views';

/** A word in everything that the other workspace has, and in nothing else. */
export const CANARY = 'Kestrel';

/** A provider at which everyone in both workspaces has an account. */
export const PROVIDER = { issuer: 'https://id.example/', name: 'Example' };

/** A workspace with at least one of everything. */
export type Side = {
  workspaceId: string;
  owner: Actor;
  dispatcher: Actor;
  courier: Actor;
  colleague: Actor;
  things: Things;
};

/** The IDs of everything in a workspace. */
export type Things = {
  workspaceId: string;
  /** Assigned to the courier, and unchanged since its creation. */
  order: string;
  /** The Order ID of `order`, which only this workspace has. */
  orderId: string;
  unassigned: string;
  /** Delivered by the courier it is assigned to. */
  delivered: string;
  deleted: string;
  /** The operation that created `order`. */
  operation: string;
  preview: string;
  assigning: string;
  files: string;
  stopped: string;
  /** Marked an order delivered. */
  done: string;
  /** Undid `done`. */
  undo: string;
  checked: string;
  imported: string;
  view: string;
  shared: string;
  invitation: string;
  member: string;
  courier: string;
  session: string;
};

type Part = 'groups' | 'imports';

/** The same in both workspaces, so that a query by Order ID alone would find both. */
const ORDER_IDS = ['10248', '10249', '10250', '10251', '10252', '10253', '10254'];

/** Bulk actions and imports are only created on request, because they take a while; else their IDs are random. */
export async function newSide(word: string, ...parts: Part[]): Promise<Side> {
  const workspaceId = await newWorkspace(`${word} Deliveries`);
  const person = (name: string, role: Actor['role']) =>
    newPerson(workspaceId, `${word} ${name}`, role);
  const owner = await person('Ann', 'OWNER');
  const dispatcher = await person('Ben', 'DISPATCHER');
  const courier = await person('Cat', 'COURIER');
  const colleague = await person('Dan', 'COURIER');
  const actors = { owner, dispatcher, courier, colleague };
  return {
    workspaceId,
    ...actors,
    things: await newThings(word, parts, { workspaceId, ...actors }),
  };
}

async function newThings(
  word: string,
  parts: readonly Part[],
  { workspaceId, owner, courier }: Omit<Side, 'things'>,
): Promise<Things> {
  const operation = randomUUID();
  const orderId = `${word}-1`;
  const texts = { recipientName: `${word} Nowak`, recipientAddress: `${word} Street 68` };
  const given = { ...texts, courierId: courier.userId };
  const order = await createOrder(owner, { operationId: operation, orderId, ...details, ...given });
  const [unassigned, delivered, deleted, ...many] = await inTurn(ORDER_IDS, (orderId, index) =>
    newOrder(owner, { orderId, ...texts, courierId: index === 1 ? courier.userId : null }),
  );
  await markDelivered(courier, seen(delivered!));
  await addNote(owner, { operationId: randomUUID(), id: unassigned!.id, note: `${word} note` });
  await deleteOrder(owner, seen(deleted!));
  const ids = many.map(({ id }) => id);
  const groups = parts.includes('groups') ? await newGroups(owner, ids) : NO_GROUPS;
  const session = await signIn(owner.userId);
  return {
    workspaceId,
    order: order.id,
    orderId,
    unassigned: unassigned!.id,
    delivered: delivered!.id,
    deleted: deleted!.id,
    operation,
    ...groups,
    ...(parts.includes('imports') ? await newImports(owner, word) : NO_IMPORTS),
    view: await newView(owner, { name: `${word} mine`, query: `q=${word}` }),
    shared: await newView(owner, {
      name: `${word} ours`,
      query: `q=${word}`,
      sharing: 'workspace',
    }),
    invitation: await newInvitation(owner, word),
    member: courier.userId,
    courier: courier.userId,
    session: session.sessionId,
  };
}

const NO_IMPORTS = { checked: newId(), imported: newId() };

async function newImports(owner: Actor, word: string) {
  const columns = { 'Recipient name': `${word} Nowak`, 'Recipient address': `${word} Street 68` };
  const wrong = { 'Order ID': `${word} 2`, 'Number of items': word };
  return {
    checked: await checked(owner, fileOf({ 'Order ID': `${word} 1`, ...columns }, wrong)),
    imported: await imported(owner, fileOf({ 'Order ID': `${word} 3`, ...columns })),
  };
}

const NO_GROUPS = {
  stopped: newId(),
  done: newId(),
  undo: newId(),
  preview: newId(),
  assigning: newId(),
  files: newId(),
};

async function newGroups(owner: Actor, ids: string[]) {
  const now = new Date();
  const make = (verb: 'markDelivered' | 'assign' | 'export', some: string[]) =>
    createBulkAction(owner, { operationId: randomUUID(), verb, selection: { ids: some }, now });
  const [stopped, done] = [
    await make('markDelivered', ids),
    await make('markDelivered', ids.slice(0, 1)),
  ];
  await startBulkAction(owner, { id: stopped, now });
  await cancelBulkAction(owner, { id: stopped, now });
  await startBulkAction(owner, { id: done, now });
  await runBulkAction(owner, { id: done, budget: LONG_ENOUGH_MS });
  const undo = await undoBulkAction(owner, { operationId: randomUUID(), id: done, now });
  await runBulkAction(owner, { id: undo, budget: LONG_ENOUGH_MS });
  return {
    stopped,
    done,
    undo,
    preview: await make('markDelivered', ids),
    assigning: await make('assign', ids),
    files: await make('export', ids),
  };
}

async function newInvitation(owner: Actor, word: string): Promise<string> {
  const operationId = randomUUID();
  await invite(owner, { operationId, role: 'COURIER', name: `${word} Eve` });
  return operationId;
}

/** A user with the password of `tests/support/accounts`, single sign-on, one-time codes, a password link and a device. */
export async function newPerson(
  workspaceId: string,
  name: string,
  role: Actor['role'],
): Promise<Actor> {
  const actor = await newActor({ workspaceId, name, role });
  const { userId } = actor;
  const account = { provider: PROVIDER.issuer, providerAccountId: userId, type: 'oidc' };
  const expires = new Date(Date.now() + 3_600_000);
  const recovery = hashOfRecoveryCode(userId, recoveryCode)!;
  await transaction(async (tx) => {
    const email = `${randomBytes(6).toString('hex')}@example.com`;
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, email, totpSecret: 'sealed' },
    });
    await tx.account.create({ data: { userId, ...account } });
    await tx.recoveryCode.create({ data: { userId, hash: recovery } });
    const { hash: token } = newSecret();
    await tx.verificationToken.create({ data: { identifier: userId, token, expires } });
  });
  return actor;
}

/** A recovery code of every user. */
export const recoveryCode = '1111-1111-1111';

/** Random IDs. */
export function randomThings(things: Things): Things {
  const random = Object.keys(things).map((name) => [
    name,
    name === 'orderId' ? `${randomBytes(4).toString('hex')}-1` : newId(),
  ]);
  return Object.fromEntries(random) as Things;
}

async function inTurn<T, R>(all: T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, one] of all.entries()) results.push(await work(one, index));
  return results;
}
