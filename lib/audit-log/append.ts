import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { statementsIn, type StatementTx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sql } from '@/lib/db/sql';
import { appendRows } from '@/lib/db/write';
import { Refusal } from '@/lib/errors';
import type { Changes, OrderEvent, PeopleAction } from './actions';
import { entryHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';

const headSchema = z.object({ logSeq: z.number(), logHash: z.string() });

export type LogHead = z.infer<typeof headSchema>;

export type NewEntry = Omit<
  HashedEntry,
  'id' | 'seq' | 'previousHash' | 'action' | 'changes' | 'undoes'
> & { event: LoggedEvent };

type LoggedEvent = OrderEvent | { action: PeopleAction | 'Taken Over'; changes: Changes };

/** A write, and the first statement of every change: SQLite can't upgrade a stale read snapshot. */
export async function lockLog(tx: StatementTx, workspaceId: string): Promise<LogHead> {
  const head = await statementsIn(tx).one(sql`
    UPDATE "Workspace" SET "logSeq" = "logSeq" + 0 WHERE "id" = ${workspaceId}
    RETURNING "logSeq", "logHash"`);
  return headSchema.parse(head);
}

const lockedSchema = z.object({
  // Null if there is no such user.
  active: z.boolean().nullable(),
  role: z.string().nullable(),
  requestHash: z.string().nullable(),
  orderDbId: z.string().nullable(),
  orderId: z.string().nullable(),
  orderVersion: z.number().nullable(),
});

/** What the log answered to an operation. */
export type EarlierEntry = Pick<
  HashedEntry,
  'requestHash' | 'orderDbId' | 'orderId' | 'orderVersion'
>;

/**
 * Locks the log. The account may have changed since authentication, and another request may have written the entry of
 * this operation. Refusals: `signed-out`, `forbidden`.
 */
export async function lockLogFor(
  tx: StatementTx,
  actor: Actor,
  operationId?: string,
): Promise<{ head: LogHead; earlier: EarlierEntry | null }> {
  const { workspaceId, userId } = actor;
  const head = await lockLog(tx, workspaceId);
  // In a statement of its own: on PostgreSQL, the one that waits for the lock sees what was there before.
  const row = await statementsIn(tx).one(sql`
    SELECT "active", "role", "requestHash", "orderDbId", "orderId", "orderVersion"
    FROM "Workspace"
      LEFT JOIN "User" ON "User"."id" = ${userId}
      LEFT JOIN "Log" ON "Log"."workspaceId" = "Workspace"."id" AND "Log"."operationId" = ${operationId ?? ''}
    WHERE "Workspace"."id" = ${workspaceId}`);
  const { active, role, requestHash, ...answer } = lockedSchema.parse(row);
  assertUnchanged(actor, { active, role });
  return { head, earlier: requestHash === null ? null : { ...answer, requestHash } };
}

function assertUnchanged(
  actor: Actor,
  user: { active: boolean | null; role: string | null },
): void {
  if (actor.sessionId === '') return;
  if (!user.active) throw new Refusal('signed-out', {});
  if (user.role !== actor.role) throw new Refusal('forbidden', {});
}

/** Database triggers check each entry's place in the chain and move the head. */
export async function appendEntries(
  tx: StatementTx,
  { logSeq, logHash }: LogHead,
  entries: readonly NewEntry[],
): Promise<void> {
  let previousHash = logHash;
  const chained = entries.map(({ event, ...given }, index) => {
    const entry: HashedEntry = {
      ...given,
      id: newId(),
      seq: logSeq + 1 + index,
      action: event.action,
      changes: JSON.stringify(event.changes),
      previousHash,
      undoes: 'undoes' in event ? (event.undoes ?? null) : null,
    };
    previousHash = entryHash(entry);
    return { ...entry, hash: previousHash };
  });
  await appendRows(tx, chained);
}
