import type { Actor } from '@/lib/auth/actor';
import type { KnownDevice } from '@/lib/accounts/sign-in/device';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { passwordWeakness } from '@/lib/auth/password-rules';
import { hashOfSecret, newSecret } from '@/lib/auth/secret-links';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLog } from '@/lib/audit-log/append';
import type { PeopleEvent } from '@/lib/audit-log/actions';
import { facts } from '@/lib/audit-log/actions';
import { OPERATOR, withAudit, appendAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import type { Member } from '@/lib/team/member';
import { findMember } from '@/lib/team/queries';
import { consumeRateLimit, refundRateLimit } from '@/lib/rate-limit/mutations';
import { rateLimitKey, type RateLimitKey } from '@/lib/rate-limit/limits';
import type { ActiveUser } from '@/lib/accounts/queries';
import { usernameKey } from '@/lib/accounts/user';
import { findReset, type Reset } from './queries';
import { RESET_MS } from './schema';

/**
 * Makes a link with which another active member can set a new password, and voids those made before. Until it is used,
 * nothing else changes. The same operation again answers with a new secret in the place of the one before.
 * @throws Refusal `forbidden`, `no-member`, `own-account`, `member-inactive`, `no-reset` where the link of a repeated one
 * was used meanwhile, or `reused-operation-id`.
 */
export function allowReset(
  actor: Actor,
  { operationId, memberId }: { operationId: string; memberId: string },
): Promise<{ secret: string }> {
  const { secret, hash: token } = newSecret();
  const now = new Date();
  return withAudit(actor, {
    permission: 'team.manage',
    operationId,
    asked: ['allowReset', memberId],
    work: async (tx) => {
      const member = await otherMember(tx, actor, memberId);
      await replaceLink(tx, member.id, { token, now });
      return { event: allowed(member), answer: { secret } };
    },
    again: async (tx) => {
      const { id: identifier } = await otherMember(tx, actor, memberId);
      const { count } = await tx.verificationToken.updateMany({
        where: { identifier, expires: { gt: now } },
        data: { token },
      });
      if (count === 0) throw new Refusal('no-reset', {});
      return { secret };
    },
  });
}

/**
 * The same link, made by whoever runs the server, for an only owner who forgot the password. Each call makes a new one.
 */
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
      { operationId: newId(), asked: ['allowReset', user.id], event: allowed(user) },
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

/** Under whom wrong passwords were counted of whoever forgot theirs and sits here. */
function rateLimitKeysOf({ userId, username }: Reset, { known }: NewPassword): RateLimitKey[] {
  const address = requestContext()?.address;
  const user = { account: usernameKey(username), userId };
  return [rateLimitKey({ address }, user), rateLimitKey({ address, known }, user)];
}

function allowed({ id, username }: { id: string; username: string }): PeopleEvent {
  return { action: 'Password Reset Allowed', changes: facts({ member: username, memberId: id }) };
}

async function otherMember(tx: Tx, actor: Actor, memberId: string): Promise<Member> {
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
  /** Who signed in on this browser before. */
  known?: KnownDevice | undefined;
};

/**
 * Sets the password of whose link this is, signs all of their devices out and disconnects single sign-on; one-time codes
 * stay as they are. Wrong passwords that were tried from here do not hold up the new one. It can be used once; the same operation again is as good.
 * @throws Refusal `throttled`, `no-reset`, `weak-password`, `reused-operation-id` or `busy`.
 */
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
    // Before anything else is locked, as every verb does.
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
      data: { passwordHash, passwordOperationId: keptOf(input) },
    });
    await tx.session.deleteMany({ where: { userId } });
    // Whoever was in before may have connected an account of their own.
    await tx.account.deleteMany({ where: { userId } });
    for (const trier of rateLimitKeysOf(reset, input))
      await refundRateLimit(tx, 'signIn', trier, 0);
    const event = { action: 'Password Reset', changes: {} } as const;
    await appendAudit(tx, reset, { operationId, asked: ['resetPassword'], event });
    return true;
  });
  // Somebody was faster: the very same operation, or one that voided the link.
  if (!isDone) await resetOnce(input);
}

/**
 * What is stored of a link that was used, and by which operation: of the link itself too, because the log tells the
 * operation, and with that alone passwords could be tried.
 */
function keptOf({ operationId, secret }: NewPassword): string {
  return hashOfSecret(`${operationId} ${secret}`);
}

/** A link that is gone may have been used by this very operation; passwords are not kept, so what it made tells. */
async function assertSameReset(input: NewPassword): Promise<void> {
  const user = await db().user.findFirst({
    where: { passwordOperationId: keptOf(input) },
    select: { passwordHash: true },
  });
  if (!user) throw new Refusal('no-reset', {});
  if (!(await verifyPassword(input.newPassword, user.passwordHash))) {
    throw new Refusal('reused-operation-id', {});
  }
}
