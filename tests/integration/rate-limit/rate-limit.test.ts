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

const LIMIT = LIMITS.signIn.both!;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A new account, at an address from the documentation range. */
function newClient(overrides: RateLimitKey = {}): RateLimitKey {
  return { account: randomUUID(), address: `203.0.113.${randomUUID()}`, ...overrides };
}

async function fail(client: RateLimitKey, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await consumeRateLimit('signIn', client);
}

const refusal = (client: RateLimitKey) =>
  refusalOf(consumeRateLimit('signIn', client), 'throttled');

describe('failed attempts', () => {
  test('are limited for an account from one address', async () => {
    const client = newClient();
    await fail(client, LIMIT);
    expect(await refusal(client)).toMatchObject({ details: { minutes: 15 } });
  });

  test('on one account block neither another one, nor its owner elsewhere', async () => {
    const client = newClient();
    await fail(client, LIMIT);
    await consumeRateLimit('signIn', newClient({ address: client.address }));
    await consumeRateLimit('signIn', newClient({ account: client.account }));
  });

  test('on one account from many addresses are limited too', async () => {
    const account = randomUUID();
    const { account: limit } = LIMITS.signIn;
    for (let time = 0; time < limit! / LIMIT; time++) await fail(newClient({ account }), LIMIT);
    await refusal(newClient({ account }));
  });

  test('from one address on many accounts are limited too', async () => {
    const address = `203.0.113.${randomUUID()}`;
    for (let time = 0; time < LIMITS.signUp.address!; time++) {
      await consumeRateLimit('signUp', { address });
    }
    await refusalOf(consumeRateLimit('signUp', { address }), 'throttled');
    await consumeRateLimit('signIn', { address });
  });

  test('expire a quarter of an hour after the first, however many were refused since', async () => {
    const client = newClient();
    await fail(client, LIMIT);
    vi.setSystemTime(Date.now() + WINDOW_MS - 1);
    for (let time = 0; time < 5; time++) await refusal(client);
    vi.setSystemTime(Date.now() + 1);
    await consumeRateLimit('signIn', client);
  });

  test('are reset by a success', async () => {
    const client = newClient();
    for (let round = 0; round < 3; round++) {
      await fail(client, LIMIT - 1);
      await resetRateLimits('signIn', client);
    }
  });
});

test('many users who sign in at once do not block each other, and parallel guesses are limited too', async () => {
  const client = newClient();
  const limit = (LIMIT * COST.failed) / COST.tried;
  for (let time = 0; time < limit; time++) await consumeRateLimit('signIn', client, COST.tried);
  await refusalOf(consumeRateLimit('signIn', client, COST.tried), 'throttled');
  await transaction((tx) => refundRateLimit(tx, 'signIn', client, COST.tried));
  for (let time = 0; time < LIMIT; time++) {
    await consumeRateLimit('signIn', client, COST.tried);
    await transaction((tx) => penalizeRateLimit(tx, 'signIn', client));
  }
  await refusalOf(consumeRateLimit('signIn', client, COST.tried), 'throttled');
});

test('concurrent attempts all count', async () => {
  const client = newClient();
  const answers = await Promise.allSettled(
    Array.from({ length: 2 * LIMIT }, () => consumeRateLimit('signIn', client)),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMIT);
});

test('loopback is not a client address', async () => {
  for (const address of ['127.0.0.1', '::1', undefined]) {
    for (let time = 0; time <= LIMITS.signUp.address!; time++) {
      await consumeRateLimit('signUp', { address });
    }
  }
});
