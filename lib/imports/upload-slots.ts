import { Refusal } from '@/lib/errors';
import { noteTemporaryFailure } from '@/lib/http/request-context';

/** Concurrent uploads per process, and of these per workspace. */
const MOST = { inProcess: 32, inWorkspace: 2 };

const receiving = new Map<string, number>();

/**
 * Each upload stays open as long as its sender takes.
 * @throws Refusal `busy` if too many run
 */
export async function withUploadSlot<T>(
  workspaceId: string,
  receive: () => Promise<T>,
): Promise<T> {
  const own = receiving.get(workspaceId) ?? 0;
  const total = [...receiving.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST.inWorkspace || total >= MOST.inProcess) {
    noteTemporaryFailure('busy');
    throw new Refusal('busy', {});
  }
  receiving.set(workspaceId, own + 1);
  try {
    return await receive();
  } finally {
    const left = receiving.get(workspaceId)! - 1;
    if (left > 0) receiving.set(workspaceId, left);
    else receiving.delete(workspaceId);
  }
}
