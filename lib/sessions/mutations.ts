import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, isBroughtAlong, verifyPassword } from '@/lib/auth/password';
import { db, transaction } from '@/lib/db/client';
import { sessionAdapter } from '@/lib/db/session-adapter';
import { Refusal } from '@/lib/refusal';
import { exactUsernameKey, usernameKey } from '@/lib/users/user';

/** How long a device stays signed in, in milliseconds. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * Checks a username and password and signs the device in; null when they do not belong together. An unknown user,
 * a wrong password and a deactivated user take the same work and get the same answer. A hash that the user brought along
 * from Flask is replaced by one of ours. The same operation again answers with the same session.
 * @throws Refusal `reused-operation-id` or `busy`.
 */
export async function startSession(input: {
  operationId: string;
  username: string;
  password: string;
  device: string;
}): Promise<{ userId: string; sessionToken: string } | null> {
  const user = await findUser(input.username);
  const hash = user?.active ? user.passwordHash : null;
  if (!(await verifyPassword(input.password, hash)) || !user || !hash) return null;
  const passwordHash = isBroughtAlong(hash) ? await hashPassword(input.password) : hash;
  const now = new Date();
  const { operationId } = input;
  const session = {
    operationId,
    sessionToken: randomBytes(32).toString('base64url'),
    userId: user.id,
    expires: new Date(now.getTime() + SESSION_MS),
    device: input.device,
  };
  const started = await transaction(async (tx) => {
    // A password changed while this one was being checked must not let it in. A write that as a rule changes nothing: it
    // waits for a change of the password that is under way, and holds up the next one until this session can be seen.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, active: true, passwordHash: hash },
      data: { passwordHash },
    });
    if (count === 0) return null;
    await tx.session.deleteMany({ where: { userId: user.id, expires: { lte: now } } });
    const earlier = await tx.session.findUnique({
      where: { operationId },
      select: { userId: true, sessionToken: true },
    });
    if (earlier && earlier.userId !== user.id) throw new Refusal('reused-operation-id', {});
    if (earlier) return earlier;
    await sessionAdapter(tx).createSession(session);
    return { userId: user.id, sessionToken: session.sessionToken };
  });
  // Another log-in may have replaced the hash meanwhile, for the same password.
  return !started && passwordHash !== hash ? startSession(input) : started;
}

/** Whoever has the username in this very spelling, where several spellings came in; otherwise in any. */
async function findUser(username: string) {
  const keys = [exactUsernameKey(username), usernameKey(username)];
  const users = await db().user.findMany({
    where: { usernameKey: { in: keys } },
    select: { id: true, usernameKey: true, active: true, passwordHash: true },
  });
  return users.find((user) => user.usernameKey === keys[0]) ?? users[0];
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
