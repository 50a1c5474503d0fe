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

type SignUp = {
  operationId: string;
  username: string;
  password: string;
  workspaceName?: string | undefined;
  timeZone: string;
};

/**
 * Opens a new workspace with its OWNER. The same operation again opens nothing and is as good.
 * @throws Refusal `signup-closed`, `weak-password`, `duplicate-username`, `reused-operation-id` or `busy`.
 */
export async function signUp(input: SignUp): Promise<void> {
  const { operationId, username, password, timeZone, workspaceName = username } = input;
  if (env().SIGNUP === 'closed') throw new Refusal('signup-closed', {});
  const reason = passwordWeakness(password, username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'password' });
  const passwordHash = await hashPassword(password);
  const isRepeated = await transaction(async (tx) => {
    const opened = await tx.workspace.findUnique({
      where: { operationId },
      select: { id: true },
    });
    if (opened) return true;
    const workspace = { id: newId(), name: workspaceName, timeZone, operationId };
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
    return false;
  });
  if (isRepeated) await assertSameSignUp(input);
}

/** Passwords are not kept, so whether a repeated sign-up asks for the same is seen from what it made. */
async function assertSameSignUp({
  operationId,
  username,
  password,
  workspaceName = username,
}: SignUp): Promise<void> {
  const user = await db().user.findFirst({
    where: {
      usernameKey: usernameKey(username),
      workspace: { operationId, name: workspaceName },
    },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(password, user?.passwordHash ?? null))) {
    throw new Refusal('reused-operation-id', {});
  }
}

/**
 * Checks a username and password and signs the device in; null when they do not belong together. An unknown user,
 * a wrong password and a deactivated user take the same work and get the same answer. The same operation again
 * answers with the same session.
 * @throws Refusal `reused-operation-id` or `busy`.
 */
export async function startSession(input: {
  operationId: string;
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
  const { operationId } = input;
  const session = {
    operationId,
    sessionToken: randomBytes(32).toString('base64url'),
    userId: user.id,
    expires: new Date(now.getTime() + SESSION_MS),
    device: input.device,
  };
  return transaction(async (tx) => {
    // A password changed while this one was being checked must not let it in. A write that changes nothing: it waits
    // for a change of the password that is under way, and holds up the next one until this session can be seen.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, active: true, passwordHash: hash },
      data: { active: true },
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
 * Changes the actor's password and ends all of their other sessions. The same operation again changes nothing and is
 * as good.
 * @throws Refusal `wrong-password`, `weak-password`, `reused-operation-id` or `busy`.
 */
export async function changePassword(
  actor: Actor,
  input: { operationId: string; currentPassword: string; newPassword: string },
): Promise<void> {
  const { operationId, currentPassword, newPassword } = input;
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true, passwordHash: true, passwordOperationId: true },
  });
  if (user.passwordOperationId === operationId) {
    if (await verifyPassword(newPassword, user.passwordHash)) return;
    throw new Refusal('reused-operation-id', {});
  }
  if (!(await verifyPassword(currentPassword, user.passwordHash))) {
    throw new Refusal('wrong-password', {});
  }
  const reason = passwordWeakness(newPassword, user.username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'newPassword' });
  const passwordHash = await hashPassword(newPassword);
  const isDone = await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, passwordHash: user.passwordHash },
      data: { passwordHash, passwordOperationId: operationId },
    });
    if (count === 0) return false;
    await tx.session.deleteMany({
      where: { userId: actor.userId, id: { not: actor.sessionId } },
    });
    return true;
  });
  // Somebody was faster: the very same operation, or one that made the current password another.
  if (!isDone) await changePassword(actor, input);
}
