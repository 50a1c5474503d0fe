import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { statementTransaction, type StatementTx } from '@/lib/db/client';
import { lockLogFor, type EarlierEntry } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import type { Decision, Subject } from '@/lib/orders/order';
import { applyChanges, type PlannedChange } from './apply';

export type ChangeResult = { id: string; orderId: string; version: number };

export type VersionedRef = { operationId: string; id: string; version: number };

type Change<S extends Subject> = Pick<PlannedChange, 'operationId' | 'request'> & {
  load: (tx: StatementTx) => Promise<S>;
  decide: (subject: S) => Decision | Refusal;
};

/**
 * The only way to write one order. A repeated operation ID returns the earlier result.
 * @throws Refusal on an expected "no"; nothing is written
 */
export function change<S extends Subject>(
  actor: Actor,
  permission: Permission | ((subject: S) => Permission),
  { operationId, request, load, decide }: Change<S>,
): Promise<ChangeResult> {
  return statementTransaction(async (tx) => {
    const { head, earlier } = await lockLogFor(tx, actor, operationId);
    if (earlier) return answerOf(earlier, requestHash(actor.userId, request));

    const subject = await load(tx);
    const needed = typeof permission === 'function' ? permission(subject) : permission;
    if (!may(actor, needed)) throw new Refusal('forbidden', { permission: needed });
    const planned = { subject, decision: decide(subject), operationId, request, groupId: null };
    const refused = await applyChanges(tx, actor, { head, plannedChanges: [planned] });
    if (refused.size > 0) throw refused.get(subject.id)!;
    return { id: subject.id, orderId: subject.orderId, version: subject.version + 1 };
  });
}

/** @throws Refusal `reused-operation-id` if the operation was another request */
function answerOf(
  { requestHash: earlier, orderDbId: id, orderId, orderVersion: version }: EarlierEntry,
  repeated: string,
): ChangeResult {
  if (earlier !== repeated || id === null || orderId === null || version === null) {
    throw new Refusal('reused-operation-id', {});
  }
  return { id, orderId, version };
}
