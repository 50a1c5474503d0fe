import { expect, test } from 'vitest';
import { testFullDisk } from '@/tests/faults/disk';
import { engine } from '@/tests/support/database';

test('a full disk refuses changes but answers reads, and refused changes succeed once there is room', async ({
  skip,
}) => {
  const full = await testFullDisk(engine, { rounds: 2, seed: 1 });
  if (!full) return skip('only root on Linux can mount a disk');
  expect(full.wrong).toEqual([]);
  expect(full.refused).toBeGreaterThan(0);
  expect(full.reads).toBeGreaterThan(0);
  expect(full.repeated).toBe(full.refused);
});
