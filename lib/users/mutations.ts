import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/refusal';
import { usernameKey } from './user';

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
