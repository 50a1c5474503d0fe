import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { testWriteLock } from '@/tests/faults/lock';
import { ownerUrl } from '@/tests/support/database';

test('while another process holds the write lock, changes wait, reads succeed, and nothing is done twice', async () => {
  const { wrong, reads } = await testWriteLock({ applicationUrl: env().DATABASE_URL, ownerUrl }, 1);
  expect(wrong).toEqual([]);
  expect(reads.times).toBeGreaterThan(0);
});
