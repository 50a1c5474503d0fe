import { expect, onTestFinished, test } from 'vitest';
import { newTestServer } from '@/scripts/lib/test-database';
import { outage } from '@/tests/faults/outage';
import { engine } from '@/tests/support/database';

test.runIf(engine === 'postgresql')(
  'the application recovers after its database server is killed and restarted',
  async () => {
    const database = await newTestServer();
    onTestFinished(() => database.remove());
    const { wrong, failedReads, recoveryMs, acknowledged } = await outage(database, {
      seconds: 1,
      interrupt: () => database.server.stop('hard'),
      restore: () => database.server.start(),
    });
    expect(wrong).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    // Reads wait for the database too, as long as changes do.
    expect(failedReads).toEqual([]);
    expect(recoveryMs).toBeLessThan(Infinity);
  },
);
