import type { Actor } from '@/lib/auth/actor';
import { may, type Permission } from '@/lib/auth/permissions';
import { transaction, type Tx } from '@/lib/db/client';
import { appendEntry, lockLog } from '@/lib/log/append';
import { requestHash } from '@/lib/log/hash';
import { Refusal } from '@/lib/refusal';
import type { Decision } from './order';
import { stepCounters, writeOrder, type Subject } from './rows';

/** What a verb answers: the order it touched, as the version it made. The same operation id gets the same answer again. */
export type Answer = { id: string; orderId: string; version: number };

/** Which order a person decided about, and as which version they saw it. */
export type Seen = { operationId: string; id: string; version: number };

type Change<S extends Subject> = {
  operationId: string;
  /** The verb and its content; the same operation id must always ask for the same. */
  asked: [verb: string, ...content: unknown[]];
  /** Loads, inside the transaction, what the decision needs; throws a refusal for what the actor may not see. */
  load: (tx: Tx) => Promise<S>;
  decide: (subject: S) => Decision | Refusal;
};

/**
 * The one door: the only code that writes orders. In one transaction it locks the log, answers a repeated operation
 * as before, loads, checks the permission, decides, appends the log entry and then writes the order and the counters.
 * @throws Refusal when the answer is an expected "no"; nothing is written then.
 */
export function change<S extends Subject>(
  actor: Actor,
  permission: Permission,
  { operationId, asked, load, decide }: Change<S>,
): Promise<Answer> {
  const request = requestHash(actor.userId, asked);
  return transaction(async (tx) => {
    const head = await lockLog(tx, actor.workspaceId);
    const earlier = await findAnswer(tx, actor, { operationId, request });
    if (earlier) return earlier;

    const subject = await load(tx);
    if (!may(actor, permission)) throw new Refusal('forbidden', {});
    const decision = decide(subject);
    if (decision instanceof Refusal) throw decision;

    const { id, orderId } = subject;
    const version = subject.version + 1;
    const at = new Date();
    await appendEntry(tx, head, {
      workspaceId: actor.workspaceId,
      at,
      actorId: actor.userId,
      actorName: actor.name,
      event: decision.event,
      orderDbId: id,
      orderId,
      orderVersion: version,
      operationId,
      requestHash: request,
    });
    await writeOrder(tx, actor, { subject, state: decision.state, version, at });
    await stepCounters(tx, actor, { from: subject.status, to: decision.state?.status ?? null });
    return { id, orderId, version };
  });
}

async function findAnswer(
  tx: Tx,
  actor: Actor,
  { operationId, request }: { operationId: string; request: string },
): Promise<Answer | null> {
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
