import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { makeHistory } from '@/tests/faults/history';
import { checkHistory } from '@/tests/faults/history-check';
import { ownerUrl } from '@/tests/support/database';

test('changes of 20 concurrent users at two processes are all stored once and in order', async () => {
  const database = { applicationUrl: env().DATABASE_URL, ownerUrl };
  const options = { until: { changes: 200 }, clients: 20, processes: 2, seed: 1 };
  const history = await makeHistory(database, options);
  expect(history.wrong).toEqual([]);
  expect(await checkHistory(database, history)).toEqual({
    lostUpdates: 0,
    duplicates: 0,
    versionGaps: 0,
    differences: 0,
    outOfOrder: 0,
    wrongAnswers: 0,
  });
});
