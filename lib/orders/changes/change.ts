import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { lockLogFor, type LogHead } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import type { Decision, Subject } from '@/lib/orders/order';
import { applyChanges, type DecidedChange } from './apply';

export type ChangeResult = { id: string; orderId: string; version: number };

export type VersionedRef = { operationId: string; id: string; version: number };

type Change<S extends Subject> = {
  operationId: string;
  /** The request, which must be identical for the same operation ID. */
  asked: [verb: string, ...content: unknown[]];
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
  { operationId, asked, load, decide }: Change<S>,
): Promise<ChangeResult> {
  const request = requestHash(actor.userId, asked);
  return transaction(async (tx) => {
    const head = await lockLogFor(tx, actor);
    const earlier = await findAnswer(tx, actor, { operationId, request });
    if (earlier) return earlier;

    const subject = await load(tx);
    const needed = typeof permission === 'function' ? permission(subject) : permission;
    if (!may(actor, needed)) throw new Refusal('forbidden', { permission: needed });
    const decision = decide(subject);
    if (decision instanceof Refusal) throw decision;

    const decided = { subject, decision, operationId, requestHash: request, groupId: null };
    await applyChanges(tx, actor, { head, changes: [decided] });
    return { id: subject.id, orderId: subject.orderId, version: subject.version + 1 };
  });
}

export type PlannedChange = Omit<DecidedChange, 'decision' | 'requestHash'> & {
  decision: Decision | Refusal;
  asked: [verb: string, ...content: unknown[]];
};

/**
 * Writes several orders. The caller holds the log's lock, has checked permissions and records each result in `tx`.
 * @returns refusals by order key
 */
export async function changeEach(
  tx: Tx,
  actor: Actor,
  { head, plannedChanges }: { head: LogHead; plannedChanges: readonly PlannedChange[] },
): Promise<Map<string, AnyRefusal>> {
  const refused = new Map<string, AnyRefusal>();
  const changes: DecidedChange[] = [];
  for (const { decision, asked, ...planned } of plannedChanges) {
    if (decision instanceof Refusal) refused.set(planned.subject.id, decision as AnyRefusal);
    else changes.push({ ...planned, decision, requestHash: requestHash(actor.userId, asked) });
  }
  await applyChanges(tx, actor, { head, changes });
  return refused;
}

async function findAnswer(
  tx: Tx,
  actor: Actor,
  { operationId, request }: { operationId: string; request: string },
): Promise<ChangeResult | null> {
  const entry = await tx.log.findUnique({
    where: { workspaceId_operationId: { workspaceId: actor.workspaceId, operationId } },
    select: { requestHash: true, orderDbId: true, orderId: true, orderVersion: true },
  });
  if (!entry) return null;
  const { orderDbId: id, orderId, orderVersion: version } = entry;
  if (entry.requestHash !== request || id === null || orderId === null || version === null) {
    throw new Refusal('reused-operation-id', {});
  }
  return { id, orderId, version };
}
