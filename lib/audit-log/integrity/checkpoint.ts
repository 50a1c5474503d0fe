import type { KeyObject } from 'node:crypto';
import { openNote, signNote, type Verifier } from './signed-note';

/** A statement about a workspace's log: at this size, its newest entry had this hash. */
export type Checkpoint = {
  workspaceId: string;
  size: number;
  /** SHA-256 in lower-case hexadecimal, as in the log. */
  hash: string;
  /** When it was signed, ISO 8601, by the clock of whoever signed. */
  at: string;
};

/** The name under which this product signs. */
export const SIGNER = 'order-desk';

const ORIGIN = 'order-desk/';
const TEXT =
  /^order-desk\/(?<workspaceId>[\w-]+)\n(?<size>0|[1-9]\d{0,9})\n(?<hash>[A-Za-z0-9+/]{43}=)\n(?<at>\S+)\n$/;

/** A checkpoint as a signed note, in the format of https://c2sp.org/tlog-checkpoint. */
export function signCheckpoint(
  { workspaceId, size, hash, at }: Checkpoint,
  privateKey: KeyObject,
): string {
  const root = Buffer.from(hash, 'hex').toString('base64');
  return signNote(`${ORIGIN}${workspaceId}\n${size}\n${root}\n${at}\n`, SIGNER, privateKey);
}

/** What a note says; null where this verifier's key has not signed it, or it is no checkpoint of ours. */
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
