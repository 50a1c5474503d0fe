import { availableParallelism } from 'node:os';
import { expect, test, vi } from 'vitest';
import { workerCount } from '@/scripts/lib/worker-count';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const sharesPorts = process.platform === 'linux' && (major > 23 || (major === 23 && minor >= 1));

test('one process is always possible', async () => {
  expect(await workerCount(1)).toBe(1);
});

test.runIf(sharesPorts)('there are as many processes as WORKERS says, or cores', async () => {
  expect(await workerCount(3)).toBe(3);
  expect(await workerCount(undefined)).toBe(Math.min(availableParallelism(), 64));
});

test.runIf(!sharesPorts && major < 22)(
  'where processes cannot share a port there is one, with a line if WORKERS says more',
  async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
    expect(await workerCount(undefined)).toBe(1);
    expect(log.mock.calls).toEqual([]);
    expect(await workerCount(3)).toBe(1);
    expect(log.mock.calls).toEqual([
      [expect.stringMatching(/^Starting one server process instead of 3: /)],
    ]);
  },
);
