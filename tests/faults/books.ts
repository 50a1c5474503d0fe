import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { Raw } from '@/lib/db/engine';
import type { ChangeResult } from '@/lib/orders/mutations';

/** What of a log entry is compared with what the application said. */
export type Entry = {
  seq: number;
  operationId: string;
  orderDbId: string;
  orderId: string;
  orderVersion: number;
  action: string;
  /** JSON, as stored. */
  changes: string;
};

/** An operation, and what it was answered. */
export type Acknowledged = { operationId: string; answer: ChangeResult };

/** A workspace's log, oldest first. */
export function readEntries(raw: Raw, workspaceId: string): Promise<Entry[]> {
  return raw.rows<Entry>(`SELECT * FROM "Log" WHERE "workspaceId" = $1 ORDER BY "seq"`, [
    workspaceId,
  ]);
}

/** Every reason not to believe what is stored: half changes, gaps, miscounts. One sentence each; none where all is well. */
export async function disbelief(raw: Raw): Promise<string[]> {
  const { tamperings } = await verifyDatabase(raw);
  return tamperings.map(({ kind, seq, about }) => `${kind}, entry ${seq}: ${about}`);
}

/** The acknowledged operations that do not stand in the log exactly as they were answered. */
export function unkept(entries: Entry[], acknowledged: Acknowledged[]): string[] {
  const written = new Map(entries.map((entry) => [entry.operationId, entry]));
  return acknowledged
    .filter(({ operationId, answer }) => {
      const entry = written.get(operationId);
      return (
        entry?.orderDbId !== answer.id ||
        entry.orderId !== answer.orderId ||
        entry.orderVersion !== answer.version
      );
    })
    .map(({ operationId }) => `acknowledged, and not kept: ${operationId}`);
}

/** The operations that stand in the log more than once. */
export function doubled(entries: Entry[]): string[] {
  const seen = new Set<string>();
  return entries
    .filter(({ operationId }) => seen.size === seen.add(operationId).size)
    .map(({ operationId }) => `done twice: ${operationId}`);
}
