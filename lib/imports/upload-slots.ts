import { Refusal } from '@/lib/errors';
import { noteTemporaryFailure } from '@/lib/http/request-context';
import { addToCount, countOf } from '@/lib/http/shared-counts';

/** Concurrent uploads, and choices of another sheet, in this process, and of a workspace in all server processes. */
const MOST = { inProcess: 32, inWorkspace: 2 };

let receiving = 0;

/**
 * Each upload stays open as long as its sender takes, and each choice of a sheet until its workbook is read.
 * @throws Refusal `busy` if too many run
 */
export async function withUploadSlot<T>(
  workspaceId: string,
  receive: () => Promise<T>,
): Promise<T> {
  const counter = `uploads ${workspaceId}`;
  if (countOf(counter) >= MOST.inWorkspace || receiving >= MOST.inProcess) {
    noteTemporaryFailure('busy');
    throw new Refusal('busy', {});
  }
  receiving += 1;
  addToCount(counter, 1);
  try {
    return await receive();
  } finally {
    receiving -= 1;
    addToCount(counter, -1);
  }
}
