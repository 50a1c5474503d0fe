import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { lockLogFor } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import type { Decision, Subject } from '@/lib/orders/order';
import { applyChanges, type PlannedChange } from './apply';

export type ChangeResult = { id: string; orderId: string; version: number };

export type VersionedRef = { operationId: string; id: string; version: number };

type Change<S extends Subject> = Pick<PlannedChange, 'operationId' | 'request'> & {
  load: (tx: Tx) => Promise<S>;
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
  return transaction(async (tx) => {
    const head = await lockLogFor(tx, actor);
    const earlier = await findAnswer(tx, actor, { operationId, request });
    if (earlier) return earlier;

    const subject = await load(tx);
    const needed = typeof permission === 'function' ? permission(subject) : permission;
    if (!may(actor, needed)) throw new Refusal('forbidden', { permission: needed });
    const planned = { subject, decision: decide(subject), operationId, request, groupId: null };
    const refused = await applyChanges(tx, actor, { head, plannedChanges: [planned] });
    if (refused.size > 0) throw refused.get(subject.id)!;
    return { id: subject.id, orderId: subject.orderId, version: subject.version + 1 };
  });
}

async function findAnswer(
  tx: Tx,
  actor: Actor,
  { operationId, request }: Pick<PlannedChange, 'operationId' | 'request'>,
): Promise<ChangeResult | null> {
  const entry = await tx.log.findUnique({
    where: { workspaceId_operationId: { workspaceId: actor.workspaceId, operationId } },
    select: { requestHash: true, orderDbId: true, orderId: true, orderVersion: true },
  });
  if (!entry) return null;
  const { orderDbId: id, orderId, orderVersion: version } = entry;
  const isSame = entry.requestHash === requestHash(actor.userId, request);
  if (!isSame || id === null || orderId === null || version === null) {
    throw new Refusal('reused-operation-id', {});
  }
  return { id, orderId, version };
}
