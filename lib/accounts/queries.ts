import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { toldApart } from './disambiguate';
import { usernameKeys } from './user';

/** The actor's own account, as the profile page shows it. */
export async function findProfile(actor: Actor) {
  return db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true, name: true, email: true },
  });
}

export type Person = { id: string; name: string };

/** Everyone of the actor's workspace by name, those included who may no longer sign in: what they did is still there. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  return db().user.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

/** Who may be given orders: the active couriers of the actor's workspace, by name; told apart where that is the same. */
export async function listCouriers(actor: Actor): Promise<Person[]> {
  const couriers = await db().user.findMany({
    where: { workspaceId: actor.workspaceId, role: 'COURIER', active: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, username: true },
  });
  return toldApart(couriers);
}

/** Whoever can log in with this username, of whatever workspace: for commands on the server, where nobody is an actor. */
export async function findActiveUser(username: string) {
  const keys = usernameKeys(username);
  const users = await db().user.findMany({
    where: { usernameKey: { in: keys }, active: true },
    select: {
      id: true,
      username: true,
      usernameKey: true,
      name: true,
      workspace: { select: { id: true, name: true } },
    },
  });
  return users.find(({ usernameKey }) => usernameKey === keys[0]) ?? users[0] ?? null;
}

export type ActiveUser = NonNullable<Awaited<ReturnType<typeof findActiveUser>>>;
