import { expect, test } from 'vitest';
import { interceptDrivers } from '@/tests/faults/driver';
import { breakStatements } from '@/tests/faults/statements';
import { engine } from '@/tests/support/database';
import { tamperings } from '@/tests/support/tamperings';

test('a failing statement leaves a change done or undone as a whole, and temporary errors are retried', async () => {
  interceptDrivers();
  const { reported, retried, wrong } = await breakStatements(engine, 7);
  expect(wrong).toEqual([]);
  expect(reported).toBeGreaterThan(0);
  expect(retried).toBeGreaterThan(0);
  expect(await tamperings()).toEqual([]);
});
