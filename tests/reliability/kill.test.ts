import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { killAndResend, type KillResult } from '@/tests/faults/kill';
import { randomFrom } from '@/tests/faults/random';
import { ownerUrl } from '@/tests/support/database';

test.each([1, 2])(
  'of %i processes, a killed one loses nothing that it acknowledged',
  async (processes) => {
    const random = randomFrom(1);
    const results: KillResult[] = [];
    while (results.length < 2) {
      const database = { applicationUrl: env().DATABASE_URL, ownerUrl };
      results.push(await killAndResend(database, random, processes));
    }
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
    // The application was killed in the middle of its work.
    expect(results.some(({ acknowledged }) => acknowledged > 0)).toBe(true);
    expect(results.some(({ undone }) => undone > 0)).toBe(true);
  },
);
