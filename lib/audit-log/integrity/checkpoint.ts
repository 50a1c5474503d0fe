import type { KeyObject } from 'node:crypto';
import { openNote, signNote, type Verifier } from './signed-note';

/** At this size, the newest entry had this hash. */
export type Checkpoint = {
  workspaceId: string;
  size: number;
  hash: string;
  /** ISO 8601, by the signer's clock. */
  at: string;
};

export const SIGNER = 'order-desk';

const ORIGIN = 'order-desk/';
const TEXT =
  /^order-desk\/(?<workspaceId>[\w-]+)\n(?<size>0|[1-9]\d{0,9})\n(?<hash>[A-Za-z0-9+/]{43}=)\n(?<at>\S+)\n$/;

/** Format: https://c2sp.org/tlog-checkpoint. */
export function signCheckpoint(
  { workspaceId, size, hash, at }: Checkpoint,
  privateKey: KeyObject,
): string {
  const root = Buffer.from(hash, 'hex').toString('base64');
  return signNote(`${ORIGIN}${workspaceId}\n${size}\n${root}\n${at}\n`, SIGNER, privateKey);
}

/** Null without a valid signature of this key, or for another format. */
export function openCheckpoint(note: string, verifier: Verifier): Checkpoint | null {
  const groups = TEXT.exec(openNote(note, verifier) ?? '')?.groups;
  if (!groups) return null;
  const { workspaceId = '', size, hash = '', at = '' } = groups;
  return {
    workspaceId,
    size: Number(size),
    hash: Buffer.from(hash, 'base64').toString('hex'),
    at,
  };
}
