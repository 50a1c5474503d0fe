import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sessionAdapter } from '@/lib/db/session-adapter';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/refusal';
import { usernameKey } from './user';

/** How long a device stays signed in, in milliseconds. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * Opens a new workspace with its OWNER.
 * @throws Refusal `signup-closed`, `weak-password`, `duplicate-username` or `busy`.
 */
export async function signUp(input: {
  username: string;
  password: string;
  workspaceName?: string | undefined;
  timeZone: string;
}): Promise<void> {
  const { username, password, timeZone, workspaceName = username } = input;
  if (env().SIGNUP === 'closed') throw new Refusal('signup-closed', {});
  const reason = passwordWeakness(password, username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'password' });
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    const workspace = { id: newId(), name: workspaceName, timeZone };
    await tx.workspace.create({ data: workspace, select: { id: true } });
    const key = usernameKey(username);
    const taken = await tx.user.findUnique({ where: { usernameKey: key }, select: { id: true } });
    if (taken) throw new Refusal('duplicate-username', { username });
    await tx.user.create({
      data: {
        id: newId(),
        workspaceId: workspace.id,
        username,
        usernameKey: key,
        name: username,
        passwordHash,
        role: 'OWNER',
      },
      select: { id: true },
    });
  });
}

/**
 * Checks a username and password and signs the device in; null when they do not belong together. An unknown user,
 * a wrong password and a deactivated user take the same work and get the same answer.
 * @throws Refusal `busy`.
 */
export async function startSession(input: {
  username: string;
  password: string;
  device: string;
}): Promise<{ userId: string; sessionToken: string } | null> {
  const user = await db().user.findUnique({
    where: { usernameKey: usernameKey(input.username) },
    select: { id: true, active: true, passwordHash: true },
  });
  const hash = user?.active ? user.passwordHash : null;
  if (!(await verifyPassword(input.password, hash)) || !user) return null;
  const now = new Date();
  const session = {
    sessionToken: randomBytes(32).toString('base64url'),
    userId: user.id,
    expires: new Date(now.getTime() + SESSION_MS),
    device: input.device,
  };
  return transaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId: user.id, expires: { lte: now } } });
    // A password changed while this one was being checked must not let it in.
    const unchanged = await tx.user.findFirst({
      where: { id: user.id, active: true, passwordHash: hash },
      select: { id: true },
    });
    if (!unchanged) return null;
    await sessionAdapter(tx).createSession(session);
    return { userId: user.id, sessionToken: session.sessionToken };
  });
}

/** Signs one of the actor's own devices out; its cookie is refused from the next request on. Unknown ids change nothing. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  await transaction((tx) =>
    tx.session.deleteMany({ where: { id: sessionId, userId: actor.userId } }),
  );
}

/** Signs the device of a session token out. Whoever logs out may have been signed out already, which changes nothing. */
export async function endSessionOf(sessionToken: string): Promise<void> {
  await transaction((tx) => tx.session.deleteMany({ where: { sessionToken } }));
}

/** Notes that the actor's device was in use at `now`. */
export async function touchSession(actor: Actor, now: Date): Promise<void> {
  await transaction((tx) =>
    tx.session.updateMany({ where: { id: actor.sessionId }, data: { lastSeenAt: now } }),
  );
}

/**
 * Changes the actor's password and ends all of their other sessions.
 * @throws Refusal `wrong-password`, `weak-password` or `busy`.
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true, passwordHash: true },
  });
  if (!(await verifyPassword(currentPassword, user.passwordHash))) {
    throw new Refusal('wrong-password', {});
  }
  const reason = passwordWeakness(newPassword, user.username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'newPassword' });
  const passwordHash = await hashPassword(newPassword);
  await transaction(async (tx) => {
    // Compare and set: of two changes at once, the one whose current password is no longer current is refused.
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) throw new Refusal('wrong-password', {});
    await tx.session.deleteMany({
      where: { userId: actor.userId, id: { not: actor.sessionId } },
    });
  });
}
