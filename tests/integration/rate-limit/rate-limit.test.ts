import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { transaction } from '@/lib/db/client';
import { LIMITS, COST, WINDOW_MS } from '@/lib/rate-limit/limits';
import {
  consumeRateLimit,
  penalizeRateLimit,
  resetRateLimits,
  refundRateLimit,
} from '@/lib/rate-limit/mutations';
import type { RateLimitKey } from '@/lib/rate-limit/limits';
import { refusalOf } from '@/tests/support/refusals';

const MOST = LIMITS.signIn.both!;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** Somebody new, who tries from an address of the documentation. */
function somebody(given: RateLimitKey = {}): RateLimitKey {
  return { account: randomUUID(), address: `203.0.113.${randomUUID()}`, ...given };
}

async function fail(trier: RateLimitKey, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await consumeRateLimit('signIn', trier);
}

const refusal = (trier: RateLimitKey) => refusalOf(consumeRateLimit('signIn', trier), 'throttled');

describe('tries that failed', () => {
  test('may be so many for an account from one address, and not one more', async () => {
    const trier = somebody();
    await fail(trier, MOST);
    expect(await refusal(trier)).toMatchObject({ details: { minutes: 15 } });
  });

  test('of one account hold up neither another one, nor its owner elsewhere', async () => {
    const trier = somebody();
    await fail(trier, MOST);
    await consumeRateLimit('signIn', somebody({ address: trier.address }));
    await consumeRateLimit('signIn', somebody({ account: trier.account }));
  });

  test('of one account from everywhere are bounded too', async () => {
    const account = randomUUID();
    const { account: most } = LIMITS.signIn;
    for (let time = 0; time < most! / MOST; time++) await fail(somebody({ account }), MOST);
    await refusal(somebody({ account }));
  });

  test('of one address, whoever it is about, are bounded too', async () => {
    const address = `203.0.113.${randomUUID()}`;
    for (let time = 0; time < LIMITS.signUp.address!; time++) {
      await consumeRateLimit('signUp', { address });
    }
    await refusalOf(consumeRateLimit('signUp', { address }), 'throttled');
    await consumeRateLimit('signIn', { address });
  });

  test('are forgotten a quarter of an hour after the first, however many were refused since', async () => {
    const trier = somebody();
    await fail(trier, MOST);
    vi.setSystemTime(Date.now() + WINDOW_MS - 1);
    for (let time = 0; time < 5; time++) await refusal(trier);
    vi.setSystemTime(Date.now() + 1);
    await consumeRateLimit('signIn', trier);
  });

  test('are forgiven who is right in between', async () => {
    const trier = somebody();
    for (let round = 0; round < 3; round++) {
      await fail(trier, MOST - 1);
      await resetRateLimits('signIn', trier);
    }
  });
});

test('many who are right at once are not in each other’s way, and no more guesses than failures', async () => {
  const trier = somebody();
  const most = (MOST * COST.failed) / COST.tried;
  for (let time = 0; time < most; time++) await consumeRateLimit('signIn', trier, COST.tried);
  await refusalOf(consumeRateLimit('signIn', trier, COST.tried), 'throttled');
  await transaction((tx) => refundRateLimit(tx, 'signIn', trier, COST.tried));
  for (let time = 0; time < MOST; time++) {
    await consumeRateLimit('signIn', trier, COST.tried);
    await transaction((tx) => penalizeRateLimit(tx, 'signIn', trier));
  }
  await refusalOf(consumeRateLimit('signIn', trier, COST.tried), 'throttled');
});

test('tries at the same moment are all counted', async () => {
  const trier = somebody();
  const answers = await Promise.allSettled(
    Array.from({ length: 2 * MOST }, () => consumeRateLimit('signIn', trier)),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST);
});

test('this machine itself is nobody’s address', async () => {
  for (const address of ['127.0.0.1', '::1', undefined]) {
    for (let time = 0; time <= LIMITS.signUp.address!; time++) {
      await consumeRateLimit('signUp', { address });
    }
  }
});
