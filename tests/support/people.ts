import { randomBytes, randomUUID } from 'node:crypto';
import { actorOfSession, actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { usernameKey } from '@/lib/accounts/usernames';

/** A new workspace, in UTC. */
export async function newWorkspace(name = 'Parcel & Sons'): Promise<string> {
  const id = newId();
  await transaction((tx) => tx.workspace.create({ data: { id, name, timeZone: 'UTC' } }));
  return id;
}

/** A signed-in user without a password, in a new workspace unless one is given. */
export async function newActor({
  role = 'OWNER',
  workspaceId,
  name = 'Ann',
}: { role?: Role; workspaceId?: string; name?: string } = {}): Promise<Actor> {
  const id = newId();
  const username = `${name}-${randomBytes(6).toString('hex')}`;
  const workspace = workspaceId ?? (await newWorkspace());
  await transaction((tx) =>
    tx.user.create({
      data: {
        id,
        workspaceId: workspace,
        username,
        usernameKey: usernameKey(username),
        name,
        role,
      },
    }),
  );
  return signIn(id);
}

/** A new actor and their session token. */
export async function newSignIn(
  given: Parameters<typeof newActor>[0] = {},
): Promise<{ actor: Actor; sessionToken: string }> {
  const actor = await newActor(given);
  return { actor, sessionToken: await newSession(actor.userId) };
}

/** Another signed-in device of the same user. */
export async function signIn(userId: string): Promise<Actor> {
  const sessionToken = await newSession(userId);
  const actor = await actorOfSession(sessionToken, new Date());
  if (!actor) throw new Error('a new session has no actor');
  return actor;
}

/** As the next request of the same user would read them. */
export async function reread({ userId, timeZone }: Actor): Promise<Actor> {
  return { ...(await actorOnThisMachine(userId)), timeZone };
}

async function newSession(userId: string): Promise<string> {
  const sessionToken = randomUUID();
  const expires = new Date(Date.now() + 60_000 * 60);
  await transaction((tx) =>
    tx.session.create({ data: { sessionToken, userId, expires, device: 'Test' } }),
  );
  return sessionToken;
}
