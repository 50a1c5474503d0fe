import { withRaw } from '@/lib/db/raw';
import { kindsFound } from './attack';
import { peopleWork, type Scene } from './scene';

/**
 * Verifies an honest database again and again, some of it while people change it, and answers the false alarms.
 * @param runs how often it is verified
 */
export async function falseAlarms(
  scene: Scene,
  { runs, seed }: { runs: number; seed: number },
): Promise<string[]> {
  const url = await scene.copyOf('now');
  const alarms: string[] = [];
  try {
    await withRaw(url, 'read', async (raw) => {
      for (let round = 0, run = 0; run < runs; round++) {
        let isWorking = true;
        const work = peopleWork(url, { seed: seed + round, changes: CHANGES }).finally(() => {
          isWorking = false;
        });
        for (const end = run + runs / ROUNDS; run < runs && (isWorking || run < end); run++) {
          alarms.push(...(await kindsFound(raw, scene.checkpoints)));
        }
        await work;
      }
    });
    return alarms;
  } finally {
    await scene.removeCopy(url);
  }
}

const ROUNDS = 5;
const CHANGES = 40;
