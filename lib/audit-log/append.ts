import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { appendRows } from '@/lib/db/write';
import { Refusal } from '@/lib/errors';
import type { Changes, OrderEvent, PeopleAction } from './actions';
import { entryHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';

/** The newest point of a workspace's log: how many entries it has and the hash of the last. */
export type LogHead = { logSeq: number; logHash: string };

/** An entry to be, before it has its place in the chain. */
export type NewEntry = Omit<
  HashedEntry,
  'id' | 'seq' | 'previousHash' | 'action' | 'changes' | 'undoes'
> & { event: LoggedEvent };

/** What an entry tells: of an order, of people, or of another system. */
type LoggedEvent = OrderEvent | { action: PeopleAction | 'Taken Over'; changes: Changes };

/**
 * Locks the workspace's log for the rest of the transaction and returns its head. A write, and the first statement of
 * every change: so no transaction reads a snapshot first and then fails to upgrade it.
 */
export async function lockLog(tx: Tx, workspaceId: string): Promise<LogHead> {
  return tx.workspace.update({
    where: { id: workspaceId },
    data: { logSeq: { increment: 0 } },
    select: { logSeq: true, logHash: true },
  });
}

/**
 * The same for an actor, who may have been deactivated, or have got another role, between the question who acts and this
 * lock. A command on this machine has proven nothing but that somebody may run it.
 * @throws Refusal `signed-out` or `forbidden`
 */
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

/** Appends entries in their order. The database itself checks the place of each in the chain and moves the head to it. */
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
