import { withRaw } from '@/lib/db/raw';
import { kindsFound } from './attack';
import { makeRandomChanges, type SampleDatabase } from './sample-database';

/**
 * Verifies an untouched database repeatedly, partly during changes, and returns the false alarms.
 * @param runs the number of verifications
 */
export async function findFalseAlarms(
  sample: SampleDatabase,
  { runs, seed }: { runs: number; seed: number },
): Promise<string[]> {
  const url = await sample.copyOf('now');
  const alarms: string[] = [];
  try {
    await withRaw(url, 'read', async (raw) => {
      for (let round = 0, run = 0; run < runs; round++) {
        let isWorking = true;
        const work = makeRandomChanges(url, { seed: seed + round, changes: CHANGES }).finally(
          () => {
            isWorking = false;
          },
        );
        for (const end = run + runs / ROUNDS; run < runs && (isWorking || run < end); run++) {
          alarms.push(...(await kindsFound(raw, sample.checkpoints)));
        }
        await work;
      }
    });
    return alarms;
  } finally {
    await sample.removeCopy(url);
  }
}

const ROUNDS = 5;
const CHANGES = 40;
