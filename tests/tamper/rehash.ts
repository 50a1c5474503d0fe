import { entryHash, GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import { columns, ENTRY_COLUMNS, type StoredEntry } from '@/lib/audit-log/integrity/stored-entry';
import type { Raw } from '@/lib/db/engine';

/** Recomputes all hashes and the head of a workspace's log, like an attacker who knows the format. */
export async function rehash(raw: Raw, workspaceId: string): Promise<void> {
  const entries = await raw.rows<StoredEntry>(
    `SELECT ${columns(raw.engine, ENTRY_COLUMNS)} FROM "Log"
     WHERE "workspaceId" = $1 ORDER BY "seq"`,
    [workspaceId],
  );
  let hash = GENESIS_HASH;
  for (const entry of entries) {
    const previousHash = hash;
    hash = entryHash({ ...entry, at: new Date(entry.at), previousHash });
    await raw.run(`UPDATE "Log" SET "previousHash" = $1, "hash" = $2 WHERE "id" = $3`, [
      previousHash,
      hash,
      entry.id,
    ]);
  }
  await raw.run(`UPDATE "Workspace" SET "logSeq" = $1, "logHash" = $2 WHERE "id" = $3`, [
    entries.length,
    hash,
    workspaceId,
  ]);
}
