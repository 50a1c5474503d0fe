import { expect, test } from 'vitest';
import { takeDrivers } from '@/tests/faults/driver';
import { breakages } from '@/tests/faults/statements';
import { engine } from '@/tests/support/database';
import { tamperings } from '@/tests/support/tamperings';

test('whichever statement of a change breaks, all of it is done or nothing, and passing trouble is never shown', async () => {
  takeDrivers();
  const { told, hidden, wrong } = await breakages(engine, 7);
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(0);
  expect(hidden).toBeGreaterThan(0);
  expect(await tamperings()).toEqual([]);
});
