import { assertUsernameFree, usernameKey } from '@/lib/accounts/usernames';
import { facts, type PeopleAction } from '@/lib/audit-log/actions';
import { lockLog } from '@/lib/audit-log/append';
import { withAudit, appendAudit } from '@/lib/audit-log/audited';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import type { Role } from '@/lib/auth/roles';
import { hashOfSecret, newSecret } from '@/lib/auth/secret-links';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import { consumeRateLimit, resetRateLimits } from '@/lib/rate-limit/mutations';
import { findInvitation, openAt } from './queries';
import { INVITATION_MS } from './schema';

/** A repeat returns a new secret. Refusals: `forbidden`, `no-invitation` once used. */
export async function invite(
  actor: Actor,
  { operationId, role, name }: { operationId: string; role: Role; name: string | null },
): Promise<{ secret: string }> {
  const { workspaceId } = actor;
  const { secret, hash: tokenHash } = newSecret();
  const now = new Date();
  await consumeRateLimit('invite', { account: actor.userId });
  return withAudit(actor, {
    permission: 'team.manage',
    operationId,
    request: ['invite', role, name],
    run: async (tx) => {
      const key = { where: { id: operationId }, select: { id: true } };
      if (await tx.invitation.findUnique(key)) throw new Refusal('reused-operation-id', {});
      const expires = new Date(now.getTime() + INVITATION_MS);
      await tx.invitation.create({
        data: { id: operationId, workspaceId, tokenHash, role, name, createdAt: now, expires },
        select: { id: true },
      });
      return { event: { action: 'Invited', changes: facts({ name, role }) }, answer: { secret } };
    },
    onRepeat: async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { id: operationId, workspaceId, ...openAt(now) },
        data: { tokenHash },
      });
      if (count === 0) throw new Refusal('no-invitation', {});
      return { secret };
    },
  });
}

/** Refusals: `forbidden`, `no-invitation`. */
export function revokeInvitation(
  actor: Actor,
  { operationId, id }: { operationId: string; id: string },
): Promise<void> {
  const now = new Date();
  return withAudit(actor, {
    permission: 'team.manage',
    operationId,
    request: ['revokeInvitation', id],
    run: async (tx) => {
      const open = { id, workspaceId: actor.workspaceId, ...openAt(now) };
      const select = { role: true, name: true } as const;
      const invitation = await tx.invitation.findFirst({ where: open, select });
      if (!invitation) throw new Refusal('no-invitation', {});
      await tx.invitation.updateMany({ where: open, data: { revokedAt: now } });
      const changes = facts(invitation);
      return { event: { action: 'Invitation Revoked', changes } };
    },
  });
}

type Joining = { operationId: string; secret: string; username: string; password: string };

/** Works once per link. Refusals: `no-invitation`, `weak-password`, `duplicate-username`. */
export async function join(input: Joining): Promise<{ role: Role }> {
  await consumeRateLimit('invitation', { address: requestContext()?.address });
  return joinOnce(input);
}

async function joinOnce(input: Joining): Promise<{ role: Role }> {
  const { operationId, secret, username, password } = input;
  const tokenHash = hashOfSecret(secret);
  const now = new Date();
  const invitation = await db().invitation.findUnique({
    where: { tokenHash },
    select: { id: true, workspaceId: true, role: true, name: true, usedAt: true },
  });
  if (invitation?.usedAt) return repeatedJoin(invitation.workspaceId, input);
  if (!invitation || !(await findInvitation(secret, now))) throw new Refusal('no-invitation', {});
  const reason = passwordWeakness(password, username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'password' });
  const passwordHash = await hashPassword(password);
  const { workspaceId, role } = invitation;
  const isDone = await transaction(async (tx) => {
    // Lock order: the log first, as in every mutation.
    await lockLog(tx, workspaceId);
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, workspace: { deletedAt: null }, ...openAt(now) },
      data: { usedAt: now },
    });
    if (count === 0) return false;
    const operation = { workspaceId_operationId: { workspaceId, operationId } };
    const other = await tx.log.findUnique({ where: operation, select: { id: true } });
    if (other) throw new Refusal('reused-operation-id', {});
    await assertUsernameFree(tx, username);
    const id = newId();
    const key = usernameKey(username);
    const name = invitation.name ?? username;
    await tx.user.create({
      data: { id, workspaceId, username, usernameKey: key, name, passwordHash, role },
      select: { id: true },
    });
    await appendAudit(
      tx,
      { workspaceId, userId: id, name },
      {
        operationId,
        request: ['join', invitation.id, username],
        event: { action: 'Joined', changes: facts({ username, role }) },
      },
    );
    return true;
  });
  // Lost a race against the same operation or one that ended the invitation.
  return isDone ? { role } : joinOnce(input);
}

/** Passwords aren't stored, so a repeated join is compared by verifying its password. */
async function repeatedJoin(
  workspaceId: string,
  { operationId, username, password }: Joining,
): Promise<{ role: Role }> {
  const entry = await db().log.findUnique({
    where: { workspaceId_operationId: { workspaceId, operationId } },
    select: { actorId: true, action: true },
  });
  if (entry?.action !== ('Joined' satisfies PeopleAction)) throw new Refusal('no-invitation', {});
  const user = await db().user.findFirst({
    where: { id: entry.actorId, workspaceId, usernameKey: usernameKey(username) },
    select: { role: true, passwordHash: true },
  });
  // The inviter knows the link and could guess passwords here, so this counts as a sign-in.
  const limitKey = { account: usernameKey(username), address: requestContext()?.address };
  await consumeRateLimit('signIn', limitKey);
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || !user) {
    throw new Refusal('reused-operation-id', {});
  }
  await resetRateLimits('signIn', limitKey);
  return { role: user.role };
}
