import { expect, test } from 'vitest';
import { fullDisk } from '@/tests/faults/disk';
import { engine } from '@/tests/support/database';

test('on a full disk changes are refused, reads go on, and once there is room all is well again', async ({
  skip,
}) => {
  const full = await fullDisk(engine, { rounds: 2, seed: 1 });
  if (!full) return skip('this user cannot have a disk of their own');
  expect(full.wrong).toEqual([]);
  expect(full.refused).toBeGreaterThan(0);
  expect(full.reads).toBeGreaterThan(0);
  expect(full.repeated).toBe(full.refused);
});
