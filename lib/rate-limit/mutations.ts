import { hash } from 'node:crypto';
import { transaction, type Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import {
  LIMITS,
  SCOPES,
  COST,
  WINDOW_MS,
  type Kind,
  type Scope,
  type RateLimitKey,
} from './limits';

/**
 * Call it before checking. Refused attempts don't count, so the wait never exceeds the window.
 * @throws Refusal `throttled` when too many failed
 */
export async function consumeRateLimit(
  kind: Kind,
  client: RateLimitKey,
  weight: number = COST.failed,
): Promise<void> {
  const now = new Date();
  await transaction(async (tx) => {
    await tx.rateLimit.deleteMany({ where: { resetsAt: { lte: now } } });
    for (const { key, limit } of counters(kind, client)) {
      const { count, resetsAt } = await tx.rateLimit.upsert({
        where: { key },
        create: { key, count: weight, resetsAt: new Date(now.getTime() + WINDOW_MS) },
        update: { count: { increment: weight } },
        select: { count: true, resetsAt: true },
      });
      if (count > limit * COST.failed) {
        const minutes = Math.ceil((resetsAt.getTime() - now.getTime()) / 60_000);
        throw new Refusal('throttled', { minutes: Math.max(minutes, 1) });
      }
    }
  });
}

/** Charges an attempt that cost `COST.tried` as a failed one. */
export async function penalizeRateLimit(tx: Tx, kind: Kind, client: RateLimitKey): Promise<void> {
  for (const { key } of counters(kind, client)) {
    const increment = COST.failed - COST.tried;
    await tx.rateLimit.updateMany({ where: { key }, data: { count: { increment } } });
  }
}

/** After a success: clears the counter of this account from this address, and gives `weight` back to the others. */
export async function refundRateLimit(
  tx: Tx,
  kind: Kind,
  client: RateLimitKey,
  weight: number = COST.failed,
): Promise<void> {
  for (const { key, scope } of counters(kind, client)) {
    if (scope === 'both') await tx.rateLimit.deleteMany({ where: { key } });
    else {
      await tx.rateLimit.updateMany({
        where: { key, count: { gte: weight } },
        data: { count: { decrement: weight } },
      });
    }
  }
}

export async function resetRateLimits(kind: Kind, client: RateLimitKey): Promise<void> {
  await transaction((tx) => refundRateLimit(tx, kind, client));
}

function counters(
  kind: Kind,
  client: RateLimitKey,
): { key: string; scope: Scope; limit: number }[] {
  const account = client.account ?? null;
  const address =
    client.address === undefined || isLoopback(client.address) ? null : client.address;
  const subjects: Record<Scope, (string | null)[] | null> = {
    both: account === null ? null : [account, address],
    account: account === null ? null : [account],
    address: address === null ? null : [address],
  };
  return SCOPES.flatMap((scope) => {
    const limit = LIMITS[kind][scope];
    const subject = subjects[scope];
    if (limit === undefined || !subject) return [];
    return [
      { scope, limit, key: hash('sha256', JSON.stringify([kind, scope, ...subject]), 'hex') },
    ];
  });
}

/** Loopback means this machine, or a proxy that TRUSTED_PROXIES doesn't count: that is, everyone. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
