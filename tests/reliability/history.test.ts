import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { makeHistory } from '@/tests/faults/history';
import { judge } from '@/tests/faults/history-check';
import { ownerUrl } from '@/tests/support/database';

test('what 20 people do at once to the same orders, at two processes, is all there, once, and in order', async () => {
  const database = { applicationUrl: env().DATABASE_URL, ownerUrl };
  const wish = { until: { changes: 200 }, clients: 20, processes: 2, seed: 1 };
  const history = await makeHistory(database, wish);
  expect(history.wrong).toEqual([]);
  expect(await judge(database, history)).toEqual({
    lostUpdates: 0,
    duplicates: 0,
    versionGaps: 0,
    differences: 0,
    outOfOrder: 0,
    wrongAnswers: 0,
  });
});
