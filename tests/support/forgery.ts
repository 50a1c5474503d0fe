import type { Raw, Row } from '@/lib/db/raw';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/log/hash';
import { Contradiction, replay, type OrderEntry, type ReplayedOrder } from '@/lib/log/replay';
import { columns, ENTRY_COLUMNS, type StoredEntry } from '@/lib/log/stored';
import { insertRows, storedTime } from './rows';

/**
 * Makes a workspace's log what `forge` makes of its entries, in the hands of someone who knows all that we know: with
 * numbers, hashes, head, orders and counters to fit. Nothing inside the database tells it from a true one. Without the
 * guards.
 */
export async function forgeLog(
  raw: Raw,
  workspaceId: string,
  forge: (entries: HashedEntry[]) => HashedEntry[],
): Promise<void> {
  const stored = await raw.rows<StoredEntry>(
    `SELECT ${columns(raw.engine, ENTRY_COLUMNS)} FROM "Log" WHERE "workspaceId" = $1 ORDER BY "seq"`,
    [workspaceId],
  );
  let hash = GENESIS_HASH;
  const log = forge(stored.map(({ hash: _, ...entry }) => ({ ...entry, at: new Date(entry.at) }))).map((entry, index) => {
    const forged = { ...entry, seq: index + 1, previousHash: hash };
    hash = entryHash(forged);
    return { ...forged, at: storedTime(entry.at), hash };
  });
  const orders = ordersOf(log);
  for (const table of ['Order', 'Log']) await raw.run(`DELETE FROM "${table}" WHERE "workspaceId" = $1`, [workspaceId]);
  await insertRows(raw, 'Log', log);
  await insertRows(raw, 'Order', orders);
  const count = (status: string) => orders.filter((order) => order.status === status).length;
  await raw.run(
    `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = $4, "deliveredCount" = $5 WHERE "id" = $1`,
    [workspaceId, log.length, hash, count('ONGOING'), count('DELIVERED')],
  );
}

/** The rows of the orders that these entries tell of. */
function ordersOf(log: Row[]): Row[] {
}
