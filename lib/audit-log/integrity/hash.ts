import { hash } from 'node:crypto';

/** The hash that stands before the first entry of a workspace. */
export const GENESIS_HASH = '0'.repeat(64);

/** A stored log entry without its own hash: exactly what the hash covers. */
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
  /** The JSON text as stored, byte for byte. */
  changes: string;
  operationId: string;
  requestHash: string;
  previousHash: string;
  groupId: string | null;
  undoes: number | null;
};

/**
 * The hash of an entry: SHA-256, in lower-case hexadecimal, over the UTF-8 bytes of a JSON array without white space.
 * The array starts with the name of its format and the previous hash, so every entry vouches for all before it. The
 * second format is that of entries which belong to a group or undo another one.
 */
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

/** The fingerprint of what an operation asked for: who, and which verb with which content. */
export function requestHash(actorId: string, asked: unknown[]): string {
  return sha256(JSON.stringify([actorId, ...asked]));
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
