import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { Raw } from '@/lib/db/engine';
import type { ChangeResult } from '@/lib/orders/mutations';

/** The part of a log entry that is compared with the application's answers. */
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

/** An operation, and its answer. */
export type Acknowledged = { operationId: string; answer: ChangeResult };

/** A workspace's log, oldest first. */
export function readEntries(raw: Raw, workspaceId: string): Promise<Entry[]> {
  return raw.rows<Entry>(`SELECT * FROM "Log" WHERE "workspaceId" = $1 ORDER BY "seq"`, [
    workspaceId,
  ]);
}

/** The log of a workspace, and everything that is wrong with it, given the acknowledged operations. */
export async function checkLog(
  raw: Raw,
  workspaceId: string,
  acknowledged: Acknowledged[],
): Promise<{ entries: Entry[]; problems: string[] }> {
  const entries = await readEntries(raw, workspaceId);
  const problems = [
    ...(await findInconsistencies(raw)),
    ...lostOperations(entries, acknowledged),
    ...duplicateOperations(entries),
  ];
  return { entries, problems };
}

/** Inconsistencies of the stored data, such as partial changes, gaps or wrong counters, one sentence each. */
async function findInconsistencies(raw: Raw): Promise<string[]> {
  const { tamperings } = await verifyDatabase(raw);
  return tamperings.map(({ kind, seq, about }) => `${kind}, entry ${seq}: ${about}`);
}

/** The acknowledged operations that the log doesn't contain exactly as answered. */
export function lostOperations(entries: Entry[], acknowledged: Acknowledged[]): string[] {
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
    .map(({ operationId }) => `acknowledged, but not stored: ${operationId}`);
}

/** The operations that are in the log more than once. */
export function duplicateOperations(entries: Entry[]): string[] {
  const seen = new Set<string>();
  return entries
    .filter(({ operationId }) => seen.size === seen.add(operationId).size)
    .map(({ operationId }) => `done twice: ${operationId}`);
}
