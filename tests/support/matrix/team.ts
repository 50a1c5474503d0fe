import { randomBytes, randomUUID } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { usernameKey } from '@/lib/accounts/user';
import { cookieOf } from '@/scripts/bench/session';
import { passwordHash } from '@/tests/support/accounts';
import { newOrder } from '@/tests/support/orders';
import type { Standing } from './standings';

/** What stands in nothing that strangers and other workspaces are shown. */
export const CANARY = 'Kestrel';

/** What stands in nothing that a courier is shown: other people, and orders that are not theirs. */
export const HIDDEN = 'Hidden';

/** Someone who is, or was, signed in. */
export type Person = { actor: Actor; username: string; cookie: string };

/** A workspace with one person of each role. */
export type Team = { workspaceId: string; owner: Person; dispatcher: Person; courier: Person };

/** Two workspaces that know nothing of each other, and everyone who may stand before an entry point of the first. */
export type People = {
  ours: Team;
  others: Team;
  /** Was an owner of the first workspace. */
  deactivated: Person;
  cookies: Record<Standing, string | null>;
};

export async function newPeople(): Promise<People> {
  const made = await transaction(async (tx) => {
    const ours = await makeTeam(tx, CANARY);
    const others = await makeTeam(tx, 'Bakery');
    const dan = { role: 'OWNER', name: `${CANARY} ${HIDDEN} Dan` } as const;
    return { ours, others, deactivated: await makePerson(tx, ours.workspaceId, dan) };
  });
  const ours = await met(made.ours);
  const others = await met(made.others);
  const deactivated = await metPerson(made.deactivated);
  await transaction((tx) =>
    tx.user.updateMany({ where: { id: deactivated.actor.userId }, data: { active: false } }),
  );
  await newOrder(others.owner.actor);
  const cookies = {
    anonymous: null,
    owner: ours.owner.cookie,
    dispatcher: ours.dispatcher.cookie,
    courier: ours.courier.cookie,
    'foreign owner': others.owner.cookie,
    'foreign dispatcher': others.dispatcher.cookie,
    'foreign courier': others.courier.cookie,
    deactivated: deactivated.cookie,
    'signed out': await cookieOf(randomUUID(), env().AUTH_SECRET),
  };
  return { ours, others, deactivated, cookies };
}

/** The same person on another device. */
export async function anotherDevice({ actor, username }: Person): Promise<Person> {
  const sessionToken = await transaction((tx) => newSession(tx, actor.userId));
  return metPerson({ username, sessionToken });
}

type Made = { username: string; sessionToken: string };
type MadeTeam = { workspaceId: string } & Record<'owner' | 'dispatcher' | 'courier', Made>;

async function makeTeam(tx: Tx, name: string): Promise<MadeTeam> {
  const id = newId();
  await tx.workspace.create({ data: { id, name: `${name} Couriers`, timeZone: 'UTC' } });
  const make = (role: Role, called: string) =>
    makePerson(tx, id, { role, name: `${name} ${called}` });
  return {
    workspaceId: id,
    owner: await make('OWNER', `${HIDDEN} Olga`),
    dispatcher: await make('DISPATCHER', `${HIDDEN} Dora`),
    courier: await make('COURIER', 'Kim'),
  };
}

async function makePerson(
  tx: Tx,
  workspaceId: string,
  { role, name }: { role: Role; name: string },
): Promise<Made> {
  const username = `${name}-${randomBytes(6).toString('hex')}`;
  const key = usernameKey(username);
  const user = { id: newId(), workspaceId, username, usernameKey: key, name, role, passwordHash };
  await tx.user.create({ data: user, select: { id: true } });
  return { username, sessionToken: await newSession(tx, user.id) };
}

async function newSession(tx: Tx, userId: string): Promise<string> {
  const sessionToken = randomUUID();
  const expires = new Date(Date.now() + 60 * 60 * 1_000);
  const data = { sessionToken, userId, expires, device: 'Test' };
  await tx.session.create({ data, select: { id: true } });
  return sessionToken;
}

async function met({ workspaceId, owner, dispatcher, courier }: MadeTeam): Promise<Team> {
  return {
    workspaceId,
    owner: await metPerson(owner),
    dispatcher: await metPerson(dispatcher),
    courier: await metPerson(courier),
  };
}

async function metPerson({ username, sessionToken }: Made): Promise<Person> {
  const actor = await actorOfSession(sessionToken, new Date());
  if (!actor) throw new Error(`${username} is not signed in.`);
  return { actor, username, cookie: await cookieOf(sessionToken, env().AUTH_SECRET) };
}
