import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { appendRows } from '@/lib/db/write';
import { Refusal } from '@/lib/errors';
import type { Changes, OrderEvent, PeopleAction } from './actions';
import { entryHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';

export type LogHead = { logSeq: number; logHash: string };

export type NewEntry = Omit<
  HashedEntry,
  'id' | 'seq' | 'previousHash' | 'action' | 'changes' | 'undoes'
> & { event: LoggedEvent };

type LoggedEvent = OrderEvent | { action: PeopleAction | 'Taken Over'; changes: Changes };

/** A write, and the first statement of every change: SQLite can't upgrade a stale read snapshot. */
export async function lockLog(tx: Tx, workspaceId: string): Promise<LogHead> {
  return tx.workspace.update({
    where: { id: workspaceId },
    data: { logSeq: { increment: 0 } },
    select: { logSeq: true, logHash: true },
  });
}

/** The account may have changed since authentication. Refusals: `signed-out`, `forbidden`. */
export async function lockLogFor(
  tx: Tx,
  { workspaceId, userId, role, sessionId }: Actor,
): Promise<LogHead> {
  const head = await lockLog(tx, workspaceId);
  if (sessionId === '') return head;
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { active: true, role: true },
  });
  if (!user?.active) throw new Refusal('signed-out', {});
  if (user.role !== role) throw new Refusal('forbidden', {});
  return head;
}

/** Database triggers check each entry's place in the chain and move the head. */
export async function appendEntries(
  tx: Tx,
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
