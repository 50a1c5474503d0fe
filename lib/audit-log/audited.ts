import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { scopeOf, type Accounts } from '@/lib/audit-log/integrity/accounts';
import { appendEntries, lockLog, lockLogFor } from './append';
import type { Changes, PeopleEvent } from './actions';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { loadAccounts } from '@/lib/audit-log/integrity/read-accounts';

type AuditRequest = {
  operationId: string;
  /** Without secrets. The same operation ID must always repeat the same request. */
  request: [action: string, ...input: unknown[]];
};

type AuditedChange = AuditRequest & {
  /** Null where everyone may, for themselves. */
  permission: Permission | null;
};

/**
 * The only way to change accounts or settings as an actor: locks the log, rechecks the actor and the permission,
 * and appends the entry of `run` in the same transaction. A repeated operation runs nothing.
 * @throws Refusal `signed-out`, `forbidden`, `reused-operation-id`, and whatever `run` throws; nothing is written then.
 */
export function withAudit<T>(
  actor: Actor,
  change: AuditedChange & {
    run: (tx: Tx) => Promise<{ event: PeopleEvent; answer: T }>;
    onRepeat: (tx: Tx) => Promise<T>;
  },
): Promise<T>;
export function withAudit(
  actor: Actor,
  change: AuditedChange & { run: (tx: Tx) => Promise<{ event: PeopleEvent }> },
): Promise<void>;
export function withAudit<T>(
  actor: Actor,
  {
    permission,
    operationId,
    request,
    run,
    onRepeat,
  }: AuditedChange & {
    run: (tx: Tx) => Promise<{ event: PeopleEvent; answer?: T }>;
    onRepeat?: (tx: Tx) => Promise<T>;
  },
): Promise<T | undefined> {
  let attempts = 0;
  return transaction(async (tx) => {
    const isRetry = attempts++ > 0;
    const { workspaceId } = actor;
    await lockLog(tx, workspaceId);
    const earlier = await tx.log.findUnique({
      where: { workspaceId_operationId: { workspaceId, operationId } },
      select: { requestHash: true },
    });
    const isSame = earlier?.requestHash === requestHash(actor.userId, request);
    // A retry after a lost commit confirmation: the actor may just have ended their own account.
    if (isSame && isRetry) return onRepeat?.(tx);
    await lockLogFor(tx, actor);
    if (permission && !may(actor, permission)) throw new Refusal('forbidden', { permission });
    if (earlier && !isSame) throw new Refusal('reused-operation-id', {});
    if (earlier) return onRepeat?.(tx);
    const { event, answer } = await run(tx);
    await appendAudit(tx, actor, { operationId, request, event });
    return answer;
  });
}

export type AuditSubject = { workspaceId: string; userId: string; name: string };

/** The subject of commands on the server, where nobody is signed in. */
export const OPERATOR = { userId: 'operator', name: 'Server operator' };

/** Appends an entry in the caller's transaction, for subjects without a session. Locks the log. */
export async function appendAudit(
  tx: Tx,
  { workspaceId, userId, name }: AuditSubject,
  { operationId, request, event }: AuditRequest & { event: PeopleEvent },
): Promise<void> {
  const head = await lockLog(tx, workspaceId);
  const member = event.changes.memberId?.to;
  const userIds = typeof member === 'string' ? [userId, member] : [userId];
  const scope = scopeOf(event.action, userIds);
  const recorded = scope && withAccounts(event, await loadAccounts(tx, workspaceId, scope));
  await appendEntries(tx, head, [
    {
      workspaceId,
      at: new Date(),
      actorId: userId,
      actorName: name,
      event: recorded ?? event,
      orderDbId: null,
      orderId: null,
      orderVersion: null,
      operationId,
      requestHash: requestHash(userId, request),
      groupId: null,
    },
  ]);
}

function withAccounts({ action, changes }: PeopleEvent, accounts: Accounts) {
  const recorded = { from: null, to: JSON.stringify(accounts) };
  return { action, changes: { ...changes, accounts: recorded } satisfies Changes };
}
