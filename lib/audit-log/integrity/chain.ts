import { GENESIS_HASH } from './hash';
import type { Flaw } from './tampering';

/** How far the entries of one workspace were followed. */
export type Chain = { workspaceId: string; seq: number; hash: string };

/** What makes an entry the next one of a chain. */
export type Link = { workspaceId: string; seq: number; previousHash: string; hash: string };

/** Before the first entry of a workspace. */
export function startChain(workspaceId: string): Chain {
  return { workspaceId, seq: 0, hash: GENESIS_HASH };
}

/** Why `link` is not the next one; null when it is. The chain goes on from it, so that every break is found once. */
export function follow(chain: Chain, { seq, previousHash, hash }: Link): Flaw | null {
  const next = chain.seq + 1;
  const isContinued = previousHash === chain.hash;
  chain.seq = seq;
  chain.hash = hash;
  if (seq === next) {
    return isContinued
      ? null
      : { seq, kind: 'previous-hash', about: 'it does not continue the entry before it' };
  }
  if (seq === next + 1) return { seq: next, kind: 'sequence', about: 'it is missing' };
  return seq > next
    ? { seq: next, kind: 'sequence', about: `it is missing, and so are all up to ${seq - 1}` }
    : { seq, kind: 'sequence', about: 'there is an entry too many with this number' };
}
