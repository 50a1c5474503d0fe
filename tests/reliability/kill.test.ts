import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { killAndResend, type KillResult } from '@/tests/faults/kill';
import { randomFrom } from '@/tests/faults/random';
import { ownerUrl } from '@/tests/support/database';

test('a killed application loses nothing that it acknowledged', async () => {
  const random = randomFrom(1);
  const results: KillResult[] = [];
  while (results.length < 2) {
    results.push(await killAndResend({ applicationUrl: env().DATABASE_URL, ownerUrl }, random));
  }
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  // The application was killed in the middle of its work.
  expect(results.some(({ acknowledged }) => acknowledged > 0)).toBe(true);
  expect(results.some(({ undone }) => undone > 0)).toBe(true);
});
