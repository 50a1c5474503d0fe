import type { Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import type { OrderEvent } from './events';
import { entryHash, type HashedEntry } from './hash';

/** The newest point of a workspace's log: how many entries it has and the hash of the last. */
export type LogHead = { logSeq: number; logHash: string };

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

/** Appends the next entry. The database itself checks its place in the chain and moves the head to it. */
export async function appendEntry(
  tx: Tx,
  head: LogHead,
  {
    event,
    ...given
  }: Omit<HashedEntry, 'id' | 'seq' | 'previousHash' | 'action' | 'changes'> & {
    event: OrderEvent;
  },
): Promise<void> {
  const entry: HashedEntry = {
    ...given,
    id: newId(),
    seq: head.logSeq + 1,
    action: event.action,
    changes: JSON.stringify(event.changes),
    previousHash: head.logHash,
  };
  await tx.log.create({ data: { ...entry, hash: entryHash(entry) }, select: { seq: true } });
}
