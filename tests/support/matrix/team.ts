import { randomBytes, randomUUID } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { usernameKey } from '@/lib/accounts/usernames';
import { cookieOf } from '@/scripts/bench/session';
import { passwordHash } from '@/tests/support/accounts';
import { newOrder } from '@/tests/support/orders';
import type { UserKind } from './user-kinds';

/** A word that visitors and other workspaces must never see. */
export const CANARY = 'Kestrel';

/** A word that a courier must never see: it is in other people's names and in orders of others. */
export const COURIER_CANARY = 'Hidden';

/** Someone who is, or was, signed in. */
export type Person = { actor: Actor; username: string; cookie: string };

/** A workspace with one person of each role. */
export type Team = { workspaceId: string; owner: Person; dispatcher: Person; courier: Person };

/** Two separate workspaces, and the cookies of every kind of user. */
export type People = {
  ours: Team;
  others: Team;
  /** Was an owner of the first workspace. */
  deactivated: Person;
  cookies: Record<UserKind, string | null>;
};

export async function newPeople(): Promise<People> {
  const made = await transaction(async (tx) => {
    const ours = await makeTeam(tx, CANARY);
    const others = await makeTeam(tx, 'Bakery');
    const dan = { role: 'OWNER', name: `${CANARY} ${COURIER_CANARY} Dan` } as const;
    return { ours, others, deactivated: await makePerson(tx, ours.workspaceId, dan) };
  });
  const ours = await loadTeam(made.ours);
  const others = await loadTeam(made.others);
  const deactivated = await loadPerson(made.deactivated);
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
  return loadPerson({ username, sessionToken });
}

type NewPerson = { username: string; sessionToken: string };
type NewTeam = { workspaceId: string } & Record<'owner' | 'dispatcher' | 'courier', NewPerson>;

async function makeTeam(tx: Tx, name: string): Promise<NewTeam> {
  const id = newId();
  await tx.workspace.create({ data: { id, name: `${name} Couriers`, timeZone: 'UTC' } });
  const make = (role: Role, called: string) =>
    makePerson(tx, id, { role, name: `${name} ${called}` });
  return {
    workspaceId: id,
    owner: await make('OWNER', `${COURIER_CANARY} Olga`),
    dispatcher: await make('DISPATCHER', `${COURIER_CANARY} Dora`),
    courier: await make('COURIER', 'Kim'),
  };
}

async function makePerson(
  tx: Tx,
  workspaceId: string,
  { role, name }: { role: Role; name: string },
): Promise<NewPerson> {
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

async function loadTeam({ workspaceId, owner, dispatcher, courier }: NewTeam): Promise<Team> {
  return {
    workspaceId,
    owner: await loadPerson(owner),
    dispatcher: await loadPerson(dispatcher),
    courier: await loadPerson(courier),
  };
}

async function loadPerson({ username, sessionToken }: NewPerson): Promise<Person> {
  const actor = await actorOfSession(sessionToken, new Date());
  if (!actor) throw new Error(`${username} is not signed in.`);
  return { actor, username, cookie: await cookieOf(sessionToken, env().AUTH_SECRET) };
}
