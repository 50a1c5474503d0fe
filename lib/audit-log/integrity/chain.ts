import { GENESIS_HASH } from './hash';
import type { Flaw } from './tampering';

export type Chain = { workspaceId: string; seq: number; hash: string };

export type Link = { workspaceId: string; seq: number; previousHash: string; hash: string };

export function startChain(workspaceId: string): Chain {
  return { workspaceId, seq: 0, hash: GENESIS_HASH };
}

/** Null when `link` continues the chain. Advances anyway, so that each break is reported once. */
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
