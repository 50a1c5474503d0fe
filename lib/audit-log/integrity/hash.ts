import { hash } from 'node:crypto';

export const GENESIS_HASH = '0'.repeat(64);

/** Exactly what the hash covers. */
export type HashedEntry = {
  id: string;
  workspaceId: string;
  seq: number;
  at: Date;
  actorId: string;
  actorName: string;
  action: string;
  orderDbId: string | null;
  orderId: string | null;
  orderVersion: number | null;
  /** The stored JSON text, byte for byte. */
  changes: string;
  operationId: string;
  requestHash: string;
  previousHash: string;
  groupId: string | null;
  undoes: number | null;
};

/** SHA-256, lower-case hex, over a JSON array that includes the previous hash. */
export function entryHash(entry: HashedEntry): string {
  const { groupId, undoes } = entry;
  const isPlain = groupId === null && undoes === null;
  return sha256(
    JSON.stringify([
      isPlain ? 'order-desk-log-1' : 'order-desk-log-2',
      entry.previousHash,
      entry.id,
      entry.workspaceId,
      entry.seq,
      entry.at.toISOString(),
      entry.actorId,
      entry.actorName,
      entry.action,
      entry.orderDbId,
      entry.orderId,
      entry.orderVersion,
      entry.changes,
      entry.operationId,
      entry.requestHash,
      ...(isPlain ? [] : [groupId, undoes]),
    ]),
  );
}

/** Compares a repeated operation with the first one. */
export function requestHash(actorId: string, request: unknown[]): string {
  return sha256(JSON.stringify([actorId, ...request]));
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
