import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Permission } from '@/lib/auth/roles';
import { transaction, type Tx } from '@/lib/db/client';
import { lockLogFor, type LogHead } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import type { Decision, Subject } from '@/lib/orders/order';
import { applyChanges, type DecidedChange } from './apply';

/** What a verb answers: the order it touched, as the version it made. The same operation id gets the same answer again. */
export type ChangeResult = { id: string; orderId: string; version: number };

/** Which order a person decided about, and as which version they saw it. */
export type VersionedRef = { operationId: string; id: string; version: number };

type Change<S extends Subject> = {
  operationId: string;
  /** The verb and its content; the same operation id must always ask for the same. */
  asked: [verb: string, ...content: unknown[]];
  /** Loads, inside the transaction, what the decision needs; throws a refusal for what the actor may not see. */
  load: (tx: Tx) => Promise<S>;
  decide: (subject: S) => Decision | Refusal;
};

/**
 * The one door: the only way to write orders. In one transaction it locks the log, answers a repeated operation as
 * before, loads, checks the permission, decides, appends the log entry and then writes the order and the counters.
 * @throws Refusal when the answer is an expected "no"; nothing is written then.
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

    const deed = { subject, decision, operationId, requestHash: request, groupId: null };
    await applyChanges(tx, actor, { head, deeds: [deed] });
    return { id: subject.id, orderId: subject.orderId, version: subject.version + 1 };
  });
}

/** One of several changes: what it is about and the operation that it is, with its decision or the "no" to it. */
export type PlannedChange = Omit<DecidedChange, 'decision' | 'requestHash'> & {
  decision: Decision | Refusal;
  asked: [verb: string, ...content: unknown[]];
};

/**
 * The same door for several orders, in a transaction of the caller, who has locked the log, may do what is wished, and
 * writes down what came of each in the same transaction: so nothing is done twice.
 * @returns the refusals among the wishes, by the keys of their orders
 */
export async function changeEach(
  tx: Tx,
  actor: Actor,
  { head, wishes }: { head: LogHead; wishes: readonly PlannedChange[] },
): Promise<Map<string, AnyRefusal>> {
  const refused = new Map<string, AnyRefusal>();
  const deeds: DecidedChange[] = [];
  for (const { decision, asked, ...wish } of wishes) {
    if (decision instanceof Refusal) refused.set(wish.subject.id, decision as AnyRefusal);
    else deeds.push({ ...wish, decision, requestHash: requestHash(actor.userId, asked) });
  }
  await applyChanges(tx, actor, { head, deeds });
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
