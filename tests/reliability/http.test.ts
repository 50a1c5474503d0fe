import { expect, onTestFinished, test } from 'vitest';
import { newTestDatabase } from '@/scripts/lib/test-database';
import { httpOutageOn } from '@/tests/faults/campaigns';
import { engine } from '@/tests/support/database';

test('an outage of the database of 3 s is invisible over HTTP', async () => {
  const database = await newTestDatabase(engine);
  onTestFinished(() => database.remove());
  const { lines, wrong } = await httpOutageOn(database.applicationUrl, 3);
  expect(wrong).toEqual([]);
  for (const { entries, asUsual } of Object.values(lines)) expect(asUsual).toBe(entries);
  expect(Object.keys(lines)).toHaveLength(4);
});
