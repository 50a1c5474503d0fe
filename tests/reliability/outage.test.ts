import { expect, onTestFinished, test } from 'vitest';
import { newServer } from '@/tests/faults/grounds';
import { outage } from '@/tests/faults/outage';
import { engine } from '@/tests/support/database';

test.runIf(engine === 'postgresql')(
  'an application gets over its server being killed and started again',
  async () => {
    const grounds = await newServer();
    onTestFinished(() => grounds.remove());
    const { wrong, failedReads, recoveryMs, acknowledged } = await outage(grounds, {
      seconds: 1,
      takeAway: () => grounds.server.stop('hard'),
      giveBack: () => grounds.server.start(),
    });
    expect(wrong).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    // It was away, and it is back.
    expect(failedReads).toBeGreaterThan(0);
    expect(recoveryMs).toBeLessThan(Infinity);
  },
);
