import type { ActiveUser } from '@/lib/accounts/queries';
import type { KnownDevice } from '@/lib/accounts/sign-in/device';
import { usernameKey } from '@/lib/accounts/usernames';
import { facts, type PeopleEvent } from '@/lib/audit-log/actions';
import { lockLog } from '@/lib/audit-log/append';
import { OPERATOR, withAudit, appendAudit } from '@/lib/audit-log/audited';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import { hashOfSecret, newSecret } from '@/lib/auth/secret-links';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import { rateLimitKey, type RateLimitKey } from '@/lib/rate-limit/limits';
import { consumeRateLimit, refundRateLimit } from '@/lib/rate-limit/mutations';
import { findMember, type Member } from '@/lib/team/queries';
import { findReset, type Reset } from './queries';
import { RESET_MS } from './schema';

/** Voids the member's earlier link. A repeat returns a new secret; `no-reset` once it was used. */
export function allowReset(
  actor: Actor,
  { operationId, memberId }: { operationId: string; memberId: string },
): Promise<{ secret: string }> {
  const { secret, hash: token } = newSecret();
  const now = new Date();
  return withAudit(actor, {
    permission: 'team.manage',
    operationId,
    request: ['allowReset', memberId],
    run: async (tx) => {
      const member = await loadOtherMember(tx, actor, memberId);
      await replaceLink(tx, member.id, { token, now });
      return { event: allowedEvent(member), answer: { secret } };
    },
    onRepeat: async (tx) => {
      const { id: identifier } = await loadOtherMember(tx, actor, memberId);
      const { count } = await tx.verificationToken.updateMany({
        where: { identifier, expires: { gt: now } },
        data: { token },
      });
      if (count === 0) throw new Refusal('no-reset', {});
      return { secret };
    },
  });
}

/** The same for an operator on the server, when the only owner forgot the password. */
export async function allowResetOnServer({
  workspace,
  ...user
}: ActiveUser): Promise<{ secret: string }> {
  const { secret, hash: token } = newSecret();
  await transaction(async (tx) => {
    await lockLog(tx, workspace.id);
    await replaceLink(tx, user.id, { token, now: new Date() });
    await appendAudit(
      tx,
      { ...OPERATOR, workspaceId: workspace.id },
      { operationId: newId(), request: ['allowReset', user.id], event: allowedEvent(user) },
    );
  });
  return { secret };
}

async function replaceLink(
  tx: Tx,
  identifier: string,
  { token, now }: { token: string; now: Date },
): Promise<void> {
  const expires = new Date(now.getTime() + RESET_MS);
  await tx.verificationToken.deleteMany({ where: { identifier } });
  await tx.verificationToken.create({
    data: { identifier, token, expires },
    select: { identifier: true },
  });
}

/** The rate limit keys of failed sign-ins of this user from this browser. */
function rateLimitKeysOf({ userId, username }: Reset, { known }: NewPassword): RateLimitKey[] {
  const address = requestContext()?.address;
  const user = { account: usernameKey(username), userId };
  return [rateLimitKey({ address }, user), rateLimitKey({ address, known }, user)];
}

function allowedEvent({ id, username }: { id: string; username: string }): PeopleEvent {
  return { action: 'Password Reset Allowed', changes: facts({ member: username, memberId: id }) };
}

async function loadOtherMember(tx: Tx, actor: Actor, memberId: string): Promise<Member> {
  const member = await findMember(actor, memberId, tx);
  if (!member) throw new Refusal('no-member', {});
  if (member.id === actor.userId) throw new Refusal('own-account', {});
  if (!member.active) throw new Refusal('member-inactive', { name: member.name });
  return member;
}

type NewPassword = {
  operationId: string;
  secret: string;
  newPassword: string;
  known?: KnownDevice | undefined;
};

/** Signs out everywhere and disconnects single sign-on; codes stay on. Refusals: `no-reset`. */
export async function resetPassword(input: NewPassword): Promise<void> {
  await consumeRateLimit('reset', { address: requestContext()?.address });
  await resetOnce(input);
}

async function resetOnce(input: NewPassword): Promise<void> {
  const { operationId, secret, newPassword } = input;
  const now = new Date();
  const reset = await findReset(secret, now);
  if (!reset) return assertSameReset(input);
  const { userId, workspaceId } = reset;
  const reason = passwordWeakness(newPassword, reset.username);
  if (reason) throw new Refusal('weak-password', { reason, field: 'newPassword' });
  const passwordHash = await hashPassword(newPassword);
  const isDone = await transaction(async (tx) => {
    // Lock order: the log first, as in every mutation.
    await lockLog(tx, workspaceId);
    const { count } = await tx.verificationToken.deleteMany({
      where: { identifier: userId, token: hashOfSecret(secret), expires: { gt: now } },
    });
    if (count === 0) return false;
    const operation = { workspaceId_operationId: { workspaceId, operationId } };
    const other = await tx.log.findUnique({ where: operation, select: { id: true } });
    if (other) throw new Refusal('reused-operation-id', {});
    await tx.user.updateMany({
      where: { id: userId, workspaceId },
      data: { passwordHash, passwordOperationId: operationKey(input) },
    });
    await tx.session.deleteMany({ where: { userId } });
    // An intruder may have connected an account of their own.
    await tx.account.deleteMany({ where: { userId } });
    for (const limitKey of rateLimitKeysOf(reset, input))
      await refundRateLimit(tx, 'signIn', limitKey, 0);
    const event = { action: 'Password Reset', changes: {} } as const;
    await appendAudit(tx, reset, { operationId, request: ['resetPassword'], event });
    return true;
  });
  // Lost a race against the same operation or one that voided the link.
  if (!isDone) await resetOnce(input);
}

/** With the secret: the log shows operation IDs, and one alone would allow guessing passwords. */
function operationKey({ operationId, secret }: NewPassword): string {
  return hashOfSecret(`${operationId} ${secret}`);
}

/** This operation may have used the link; passwords aren't stored, so verify the new one. */
async function assertSameReset(input: NewPassword): Promise<void> {
  const user = await db().user.findFirst({
    where: { passwordOperationId: operationKey(input) },
    select: { passwordHash: true },
  });
  if (!user) throw new Refusal('no-reset', {});
  if (!(await verifyPassword(input.newPassword, user.passwordHash))) {
    throw new Refusal('reused-operation-id', {});
  }
}
