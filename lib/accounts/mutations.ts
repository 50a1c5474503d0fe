import { facts } from '@/lib/audit-log/actions';
import { withAudit, appendAudit } from '@/lib/audit-log/audited';
import { changedFields } from '@/lib/audit-log/changed-fields';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { isRefusal, Refusal } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import { consumeRateLimit } from '@/lib/rate-limit/mutations';
import { assertOwnerRemains, voidLinks } from '@/lib/team/mutations';
import { withConfirmedPassword } from './confirm-password';
import { findProfile } from './queries';
import { navigationAppOf, type NavigationApp } from '@/lib/orders/navigation-apps';
import type { Details } from './user';
import { assertUsernameFree, usernameKey } from './usernames';

type SignUp = {
  operationId: string;
  username: string;
  password: string;
  workspaceName?: string | undefined;
  timeZone: string;
};

/**
 * Creates a workspace, named like the user by default, and its OWNER. Idempotent per operation ID.
 * Refusals: `signup-closed`, `weak-password`, `throttled`, `mixed-alphabets`, `duplicate-username`.
 */
export async function signUp(input: SignUp): Promise<void> {
  const { operationId, username, password, timeZone, workspaceName = username } = input;
  if (env().SIGNUP === 'closed') throw new Refusal('signup-closed', {});
  const reason = passwordWeakness(password, username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'password' });
  await consumeRateLimit('signUp', { address: requestContext()?.address });
  const passwordHash = await hashPassword(password);
  const isRepeated = await transaction(async (tx) => {
    const opened = await tx.workspace.findUnique({
      where: { operationId },
      select: { id: true },
    });
    if (opened) return true;
    const workspace = { id: newId(), name: workspaceName, timeZone, operationId };
    await tx.workspace.create({ data: workspace, select: { id: true } });
    await assertUsernameFree(tx, username);
    const user = { id: newId(), workspaceId: workspace.id, name: username };
    await tx.user.create({
      data: {
        ...user,
        username,
        usernameKey: usernameKey(username),
        passwordHash,
        role: 'OWNER',
      },
      select: { id: true },
    });
    await appendAudit(
      tx,
      { ...user, userId: user.id },
      {
        // The log shows this ID, and the workspace's would allow guessing passwords.
        operationId: newId(),
        request: ['signUp', username],
        event: { action: 'Signed Up', changes: facts({ username, workspaceName, role: 'OWNER' }) },
      },
    );
    return false;
  });
  if (isRepeated) await assertSameSignUp(input);
}

/** Passwords aren't stored, so a repeated sign-up is compared by verifying its password. */
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

type NewPassword = { operationId: string; currentPassword: string; newPassword: string };

/** Also ends the actor's other sessions. Idempotent. Refusals: `weak-password`, `wrong-password`. */
export async function changePassword(actor: Actor, input: NewPassword): Promise<void> {
  try {
    if (await replacePassword(actor, input)) return;
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code !== 'wrong-password') throw thrown;
    const { passwordOperationId } = await db().user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { passwordOperationId: true },
    });
    if (passwordOperationId !== input.operationId) throw thrown;
  }
  await assertSamePassword(actor, input.newPassword);
}

/** False when this operation has already replaced it. */
async function replacePassword(
  actor: Actor,
  { operationId, currentPassword, newPassword }: NewPassword,
): Promise<boolean> {
  const { userId } = actor;
  const { username } = await findProfile(actor);
  const reason = passwordWeakness(newPassword, username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'newPassword' });
  return withConfirmedPassword(actor, currentPassword, async (before) => {
    const passwordHash = await hashPassword(newPassword);
    return withAudit(actor, {
      permission: null,
      operationId,
      request: ['changePassword'],
      run: async (tx) => {
        const { count } = await tx.user.updateMany({
          where: { id: userId, passwordHash: before },
          data: { passwordHash, passwordOperationId: operationId },
        });
        if (count === 0) throw new Refusal('wrong-password', {});
        await tx.session.deleteMany({ where: { userId, id: { not: actor.sessionId } } });
        await tx.verificationToken.deleteMany({ where: { identifier: userId } });
        return { event: { action: 'Password Changed', changes: {} }, answer: true };
      },
      onRepeat: async () => false,
    });
  });
}

/** Passwords aren't stored, so a repeated change is compared by verifying the new password. */
async function assertSamePassword(actor: Actor, newPassword: string): Promise<void> {
  try {
    await withConfirmedPassword(actor, newPassword, async () => undefined);
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code !== 'wrong-password') throw thrown;
    throw new Refusal('reused-operation-id', {});
  }
}

/** Idempotent. Refusals: `unchanged-profile`, `mixed-alphabets`, `duplicate-username`. */
export async function changeProfile(
  actor: Actor,
  {
    operationId,
    username,
    name,
    email,
    navigationApp,
  }: Details & { operationId: string; navigationApp?: NavigationApp | undefined },
): Promise<void> {
  const wanted: Details = { username, name, email };
  const { userId } = actor;
  const present = await findProfile(actor);
  // Usernames are unique across workspaces: limits how fast someone can probe for taken ones.
  if (present.username !== username) await consumeRateLimit('username', { account: userId });
  await withAudit(actor, {
    permission: null,
    operationId,
    request: ['changeProfile', username, name, email, navigationApp ?? null],
    run: async (tx) => {
      const user = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { username: true, name: true, email: true, navigationApp: true },
      });
      const app = navigationAppOf(user.navigationApp);
      const changes = changedFields(
        { ...user, navigationApp: app },
        { ...wanted, navigationApp: navigationApp ?? app },
        ['username', 'name', 'email', 'navigationApp'],
      );
      if (Object.keys(changes).length === 0) throw new Refusal('unchanged-profile', {});
      if (changes.username) await assertUsernameFree(tx, username, userId);
      await tx.user.updateMany({
        where: { id: userId },
        data: {
          ...wanted,
          ...(changes.username && { usernameKey: usernameKey(username) }),
          ...(changes.email && { emailVerified: null }),
          ...(navigationApp && { navigationApp }),
        },
      });
      return { event: { action: 'Profile Changed', changes } };
    },
  });
}

/** Signs out all of the actor's devices and voids their links. Refusals: `last-owner`. */
export async function deactivateOwnAccount(
  actor: Actor,
  { operationId, currentPassword }: { operationId: string; currentPassword: string },
): Promise<void> {
  const { userId } = actor;
  await withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      request: ['deactivateOwnAccount'],
      run: async (tx) => {
        if (actor.role === 'OWNER') await assertOwnerRemains(tx, actor, userId);
        const { count } = await tx.user.updateMany({
          where: { id: userId, passwordHash },
          data: { active: false },
        });
        if (count === 0) throw new Refusal('wrong-password', {});
        await tx.session.deleteMany({ where: { userId } });
        await tx.verificationToken.deleteMany({ where: { identifier: userId } });
        if (actor.role === 'OWNER') await voidLinks(tx, actor);
        const { username } = await tx.user.findUniqueOrThrow({
          where: { id: userId },
          select: { username: true },
        });
        const changes = facts({ member: username, memberId: userId });
        return { event: { action: 'Deactivated', changes } };
      },
    }),
  );
}
