import type { Actor } from '@/lib/auth/actor';
import { DELIVERING_ROLES } from '@/lib/auth/roles';
import { db } from '@/lib/db/client';
import { withUniqueNames } from './user';
import { usernameKeys } from './usernames';

export async function findProfile(actor: Actor) {
  return db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true, name: true, email: true },
  });
}

export type Person = { id: string; name: string };

/** Includes deactivated users, because lists and logs still name them. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  return db().user.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

/** The active users who deliver; same names are made distinguishable. */
export async function listCouriers(actor: Actor): Promise<Person[]> {
  const couriers = await db().user.findMany({
    where: { workspaceId: actor.workspaceId, role: { in: DELIVERING_ROLES }, active: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, username: true },
  });
  return withUniqueNames(couriers);
}

/** Across all workspaces, for commands on the server, which have no actor. Prefers the exact spelling. */
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

export async function listSessions(actor: Actor, now: Date) {
  return db().session.findMany({
    where: { userId: actor.userId, expires: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  });
}

export type SecondFactor = { isOn: boolean; recoveryCodesLeft: number };

export async function findSecondFactor(actor: Actor): Promise<SecondFactor> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { totpSecret: true, _count: { select: { recoveryCodes: true } } },
  });
  return { isOn: user.totpSecret !== null, recoveryCodesLeft: user._count.recoveryCodes };
}

export async function isConnected(actor: Actor, issuer: string): Promise<boolean> {
  const account = await db().account.findFirst({
    where: { userId: actor.userId, provider: issuer },
    select: { userId: true },
  });
  return account !== null;
}
