import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import type { Action } from '@/lib/audit-log/actions';
import { GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';
import { ownerUrl } from './database';

/** A log entry, and the search text of its order. */
export type EntryToStore = {
  workspaceId: string;
  seq: number;
  at: Date;
  actorId: string;
  actorName: string;
  action: Action;
  orderDbId: string;
  orderId: string;
  orderVersion: number;
  /** The bulk action that it belongs to, if any. */
  groupId?: string | null;
  /** Normalized for search; the same in all entries of an order. */
  text: string;
};

/** Writes many entries directly, without orders or valid hashes, for tests that only read. */
export async function storeEntries(entries: EntryToStore[]): Promise<void> {
  const texts = new Map(entries.map((entry) => [entry.orderDbId, entry]));
  const logs = new Map(entries.map(({ workspaceId, seq }) => [workspaceId, seq]));
  await withRaw(ownerUrl, 'write', async (raw) => {
    const restoreGuards = await dropGuards(raw);
    await insertRows(
      raw,
      'Log',
      entries.map(({ text: _, ...entry }) => ({
        ...entry,
        groupId: entry.groupId ?? null,
        id: newId(),
        at: stored(entry.at),
        changes: '{}',
        operationId: newId(),
        requestHash: '',
        previousHash: GENESIS_HASH,
        hash: GENESIS_HASH,
      })),
    );
    await insertRows(
      raw,
      'OrderText',
      [...texts.values()].map(({ workspaceId, orderDbId, text }) => ({
        workspaceId,
        orderDbId,
        text,
      })),
    );
    if (raw.engine === 'sqlite') {
      await raw.execute(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
    }
    for (const [workspaceId, seq] of logs) {
      await raw.run(`UPDATE "Workspace" SET "logSeq" = $2 WHERE "id" = $1`, [workspaceId, seq]);
    }
    await restoreGuards();
  });
}
