import { describe, expect, test } from 'vitest';
import { forEachBatch, runInBatches, type StepResult } from '@/lib/jobs/run';

/** A job of this many steps, which counts its runs. */
function jobOf(steps: number) {
  const job = {
    run: 0,
    step: async (): Promise<StepResult> => (++job.run < steps ? 'more' : 'done'),
  };
  return job;
}

describe('a job', () => {
  test('without a budget runs until a step returns done', async () => {
    const job = jobOf(3);
    await runInBatches(job);
    expect(job.run).toBe(3);
  });

  test('with a used-up budget still runs one step, and resumes with the next', async () => {
    const job = jobOf(3);
    await runInBatches({ ...job, budget: 0 });
    expect(job.run).toBe(1);
    await runInBatches({ ...job, budget: 0 });
    expect(job.run).toBe(2);
  });

  test('with a failing step stops with its error', async () => {
    let runs = 0;
    const step = async (): Promise<StepResult> => {
      if (++runs === 2) throw new Error('The disk is full.');
      return 'more';
    };
    await expect(runInBatches({ step })).rejects.toThrow('The disk is full.');
    expect(runs).toBe(2);
  });
});

describe('batches of a source', () => {
  const log: string[] = [];
  async function* source() {
    try {
      yield* ['one', 'two', 'three'];
    } finally {
      log.push('closed');
    }
  }

  test('are applied in their order, one after the other', async () => {
    log.length = 0;
    await forEachBatch(source(), async (batch) => {
      log.push(`${batch} starts`);
      await Promise.resolve();
      log.push(`${batch} ends`);
    });
    const expected = ['one', 'two', 'three'].flatMap((name) => [`${name} starts`, `${name} ends`]);
    expect(log).toEqual([...expected, 'closed']);
  });

  test('stop at one that fails, and the source is closed', async () => {
    log.length = 0;
    const applied = forEachBatch(source(), async (batch) => {
      log.push(batch);
      if (batch === 'two') throw new Error('The disk is full.');
    });
    await expect(applied).rejects.toThrow('The disk is full.');
    expect(log).toEqual(['one', 'two', 'closed']);
  });
});
