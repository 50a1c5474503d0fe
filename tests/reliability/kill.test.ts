import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { killAndResend, type KillResult } from '@/tests/faults/kill';
import { randomFrom } from '@/tests/faults/random';
import { ownerUrl } from '@/tests/support/database';

/** A run whose process was killed before its first answer, or after its last, shows little. */
const MOST_RUNS = 10;

test.each([1, 2])(
  'of %i processes, a killed one loses nothing that it acknowledged',
  async (processes) => {
    const random = randomFrom(1);
    const results: KillResult[] = [];
    const hit = () => results.some(({ acknowledged, undone }) => acknowledged > 0 && undone > 0);
    while (results.length < 2 || (!hit() && results.length < MOST_RUNS)) {
      const database = { applicationUrl: env().DATABASE_URL, ownerUrl };
      results.push(await killAndResend(database, random, processes));
    }
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
    // The application was killed in the middle of its work.
    expect(hit()).toBe(true);
  },
);
