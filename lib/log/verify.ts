import { db } from '@/lib/db/client';
import { entryHash, GENESIS_HASH } from './hash';

/** How many entries are held in memory at once. */
const BATCH = 1_000;

/** Where and why a log stops being believable. */
export type Tampering = { seq: number; kind: 'sequence' | 'previous-hash' | 'hash' | 'head' };

/** Recomputes the chain of one workspace's log from its first entry to its head; null when it is intact. */
export async function verifyLog(workspaceId: string): Promise<Tampering | null> {
  let seq = 0;
  let hash = GENESIS_HASH;
  for (;;) {
    // Between the entries read so far and those to come, so that a log that grows meanwhile is believed.
    const head = await db().workspace.findUnique({
      where: { id: workspaceId },
      select: { logSeq: true, logHash: true },
    });
    const entries = await db().log.findMany({
      where: { workspaceId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    if (entries.length === 0) {
      return head?.logSeq === seq && head.logHash === hash ? null : { seq, kind: 'head' };
    }
    for (const entry of entries) {
      if (entry.seq !== seq + 1) return { seq: seq + 1, kind: 'sequence' };
      if (entry.previousHash !== hash) return { seq: entry.seq, kind: 'previous-hash' };
      if (entryHash(entry) !== entry.hash) return { seq: entry.seq, kind: 'hash' };
      ({ seq, hash } = entry);
    }
  }
}
