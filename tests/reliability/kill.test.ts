import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { killing, type Killing } from '@/tests/faults/kill';
import { randomFrom } from '@/tests/faults/random';
import { ownerUrl } from '@/tests/support/database';

test('an application that is killed in the middle of its work loses nothing that it acknowledged', async () => {
  const random = randomFrom(1);
  const killings: Killing[] = [];
  while (killings.length < 2) {
    killings.push(await killing({ applicationUrl: env().DATABASE_URL, ownerUrl }, random));
  }
  expect(killings.flatMap(({ wrong }) => wrong)).toEqual([]);
  // It was in the middle of its work.
  expect(killings.some(({ acknowledged }) => acknowledged > 0)).toBe(true);
  expect(killings.some(({ undone }) => undone > 0)).toBe(true);
});
