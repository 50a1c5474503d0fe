import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { LogHead } from '@/lib/audit-log/append';
import type { HashedEntry } from './hash';

const BATCH = 500;

const hashedFields = {
  id: true,
  workspaceId: true,
  seq: true,
  at: true,
  actorId: true,
  actorName: true,
  action: true,
  orderDbId: true,
  orderId: true,
  orderVersion: true,
  changes: true,
  operationId: true,
  requestHash: true,
  previousHash: true,
  hash: true,
  groupId: true,
  undoes: true,
} as const satisfies Record<keyof HashedEntry | 'hash', true>;

export type WholeLog = LogHead & {
  /** Oldest first, in batches. */
  entries: AsyncGenerator<(HashedEntry & { hash: string })[]>;
};

/** In constant memory; null when forbidden. */
export async function wholeLog(actor: Actor): Promise<WholeLog | null> {
  if (!may(actor, 'log.download')) return null;
  const { workspaceId } = actor;
  const head = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { logSeq: true, logHash: true },
  });
  return { ...head, entries: entriesUpTo(workspaceId, head.logSeq) };
}

async function* entriesUpTo(workspaceId: string, last: number): WholeLog['entries'] {
  for (let seq = 0; seq < last;) {
    const batch = await db().log.findMany({
      where: { workspaceId, seq: { gt: seq, lte: last } },
      orderBy: { seq: 'asc' },
      take: BATCH,
      select: hashedFields,
    });
    if (batch.length === 0) return;
    yield batch;
    seq = batch.at(-1)!.seq;
  }
}
