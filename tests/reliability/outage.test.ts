import { expect, onTestFinished, test } from 'vitest';
import { newTestServer } from '@/scripts/lib/test-database';
import { outage } from '@/tests/faults/outage';
import { engine } from '@/tests/support/database';

test.runIf(engine === 'postgresql')(
  'an application gets over its server being killed and started again',
  async () => {
    const database = await newTestServer();
    onTestFinished(() => database.remove());
    const { wrong, failedReads, recoveryMs, acknowledged } = await outage(database, {
      seconds: 1,
      takeAway: () => database.server.stop('hard'),
      giveBack: () => database.server.start(),
    });
    expect(wrong).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    // Who only looks waits for it, too.
    expect(failedReads).toBe(0);
    expect(recoveryMs).toBeLessThan(Infinity);
  },
);
