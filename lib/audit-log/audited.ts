import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { scopeOf, type Accounts } from '@/lib/audit-log/integrity/accounts';
import { appendEntries, lockLog, lockLogFor, type LogHead } from './append';
import type { Changes, PeopleEvent } from './actions';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { accountsIn } from '@/lib/audit-log/integrity/read-accounts';

type Recording<T> = {
  /** Who may; null where everybody may, about themselves. */
  permission: Permission | null;
  operationId: string;
  /** The verb and its content, without secrets; the same operation id must always ask for the same. */
  asked: [verb: string, ...content: unknown[]];
  /** Decides and writes; what happened is appended to the log after it. Throws a refusal for an expected "no". */
  work: (tx: Tx) => Promise<{ event: PeopleEvent; answer: T }>;
  /** Answers the same operation once more, and changes nothing that has been answered before. */
  again: (tx: Tx) => Promise<T>;
};

/**
 * The one door for what people do that is about no order: themselves, each other, their workspace. In one transaction it
 * locks the log, looks whether the actor still is who they were and may do this, answers a repeated operation, does the
 * work and appends its entry.
 * @throws Refusal when the answer is an expected "no"; nothing is written then.
 */
export function withAudit<T>(
  actor: Actor,
  { permission, operationId, asked, work, again }: Recording<T>,
): Promise<T> {
  const request = requestHash(actor.userId, asked);
  let runs = 0;
  return transaction(async (tx) => {
    const isRerun = runs++ > 0;
    const { workspaceId } = actor;
    const head = await lockLog(tx, workspaceId);
    const earlier = await tx.log.findUnique({
      where: { workspaceId_operationId: { workspaceId, operationId } },
      select: { requestHash: true },
    });
    const isSame = earlier?.requestHash === request;
    // Whoever ended their own account by a commit of which nobody heard is not who they were any more.
    if (isSame && isRerun) return again(tx);
    await lockLogFor(tx, actor);
    if (permission && !may(actor, permission)) throw new Refusal('forbidden', { permission });
    if (earlier && !isSame) throw new Refusal('reused-operation-id', {});
    if (earlier) return again(tx);
    const { event, answer } = await work(tx);
    await append(tx, { head, who: actor, operationId, request, event });
    return answer;
  });
}

/** Who an entry names. */
export type AuditSubject = { workspaceId: string; userId: string; name: string };

/** Whom an entry names for what is done by a command on the server itself, where nobody is signed in. */
export const OPERATOR = { userId: 'operator', name: 'Server operator' };

/**
 * Appends what somebody did who is not signed in, inside of the caller's transaction: signing in, joining, a new password
 * by a link, a command on the server. It locks the log: what is written before it waits with its own locks.
 */
export async function appendAudit(
  tx: Tx,
  who: AuditSubject,
  {
    operationId,
    asked,
    event,
  }: { operationId: string; asked: [verb: string, ...content: unknown[]]; event: PeopleEvent },
): Promise<void> {
  const head = await lockLog(tx, who.workspaceId);
  await append(tx, { head, who, operationId, request: requestHash(who.userId, asked), event });
}

async function append(
  tx: Tx,
  {
    head,
    who: { workspaceId, userId, name },
    operationId,
    request,
    event,
  }: { head: LogHead; who: AuditSubject; operationId: string; request: string; event: PeopleEvent },
): Promise<void> {
  const member = event.changes.memberId?.to;
  const userIds = typeof member === 'string' ? [userId, member] : [userId];
  const scope = scopeOf(event.action, userIds);
  const vouched = scope && withAccounts(event, await accountsIn(tx, workspaceId, scope));
  await appendEntries(tx, head, [
    {
      workspaceId,
      at: new Date(),
      actorId: userId,
      actorName: name,
      event: vouched ?? event,
      orderDbId: null,
      orderId: null,
      orderVersion: null,
      operationId,
      requestHash: request,
      groupId: null,
    },
  ]);
}

function withAccounts({ action, changes }: PeopleEvent, accounts: Accounts) {
  const told = { from: null, to: JSON.stringify(accounts) };
  return { action, changes: { ...changes, accounts: told } satisfies Changes };
}
