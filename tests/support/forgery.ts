import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import {
  Contradiction,
  replay,
  type OrderEntry,
  type ReplayedOrder,
} from '@/lib/audit-log/integrity/replay';
import { columns, ENTRY_COLUMNS, type StoredEntry } from '@/lib/audit-log/integrity/stored-entry';
import type { Raw, Row } from '@/lib/db/engine';
import { searchColumns } from '@/lib/orders/search-text';
import { insertRows, stored } from '@/scripts/lib/rows';

/**
 * Replaces a workspace's log by a forged one with consistent numbers, hashes, head, orders and counters, which can't be
 * detected from the database alone. Requires that the guards were dropped.
 */
export async function forgeLog(
  raw: Raw,
  workspaceId: string,
  forge: (entries: HashedEntry[]) => HashedEntry[],
): Promise<void> {
  const rows = await raw.rows<StoredEntry>(
    `SELECT ${columns(raw.engine, ENTRY_COLUMNS)} FROM "Log" WHERE "workspaceId" = $1 ORDER BY "seq"`,
    [workspaceId],
  );
  const entries = forge(rows.map(({ hash: _, at, ...entry }) => ({ ...entry, at: new Date(at) })));
  let hash = GENESIS_HASH;
  const log = entries.map((entry, index) => {
    const forged = { ...entry, seq: index + 1, previousHash: hash };
    hash = entryHash(forged);
    return { ...forged, at: stored(entry.at), hash };
  });
  const orders = ordersOf(log, workspaceId);
  for (const table of ['Order', 'Log']) {
    await raw.run(`DELETE FROM "${table}" WHERE "workspaceId" = $1`, [workspaceId]);
  }
  await insertRows(raw, 'Log', log);
  await insertRows(raw, 'Order', orders);
  await raw.run(
    `DELETE FROM "OrderText" WHERE "workspaceId" = $1
       AND "orderDbId" NOT IN (SELECT "orderDbId" FROM "Log" WHERE "orderDbId" IS NOT NULL)`,
    [workspaceId],
  );
  const count = (status: string) => orders.filter((order) => order.status === status).length;
  await raw.run(
    `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = $4, "deliveredCount" = $5
     WHERE "id" = $1`,
    [workspaceId, log.length, hash, count('ONGOING'), count('DELIVERED')],
  );
}

/** The rows of the orders in a log. */
function ordersOf(log: StoredEntry[], workspaceId: string): Row[] {
  const orders = new Map<string, ReplayedOrder>();
  for (const entry of log) {
    const id = String(entry.orderDbId);
    const order = replay(orders.get(id) ?? null, entry as OrderEntry);
    if (order instanceof Contradiction) throw new Error(`inconsistent forgery: ${order.about}`);
    orders.set(id, order);
  }
  return [...orders].flatMap(([id, { state, deliveries: _, ...order }]) =>
    state
      ? [{ ...order, ...state, ...searchColumns({ ...order, ...state }), id, workspaceId }]
      : [],
  );
}
