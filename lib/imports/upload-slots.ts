import { Refusal } from '@/lib/errors';
import { noteTemporaryFailure } from '@/lib/http/request-context';

/** Files that one process receives at a time, and of these for one workspace. */
const MOST = { together: 32, ofWorkspace: 2 };

/** How many are being received, by workspace. */
const receiving = new Map<string, number>();

/**
 * Runs `work`, which receives a file, unless too many are being received already: each is held open for as long as its
 * sender takes, and parsed by the only thread.
 * @throws Refusal `busy`
 */
export async function withUploadSlot<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
  const own = receiving.get(workspaceId) ?? 0;
  const together = [...receiving.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST.ofWorkspace || together >= MOST.together) {
    noteTemporaryFailure('busy');
    throw new Refusal('busy', {});
  }
  receiving.set(workspaceId, own + 1);
  try {
    return await work();
  } finally {
    const left = receiving.get(workspaceId)! - 1;
    if (left > 0) receiving.set(workspaceId, left);
    else receiving.delete(workspaceId);
  }
}
