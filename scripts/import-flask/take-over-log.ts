import type { NewEntry } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import type { PlannedEntry } from './entries';
import { appendTakenOver, type Owner } from './mutations';

/** Entries per transaction. */
const CHUNK = 300;

/** Appends missing entries to the log of a workspace, oldest first. Returns how many. */
export async function takeOverLog(owner: Owner, entries: readonly PlannedEntry[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK);
    added += await appendTakenOver(
      owner.workspaceId,
      chunk.map((entry) => toNewEntry(owner, entry)),
    );
  }
  return added;
}

function toNewEntry({ workspaceId, userId }: Owner, entry: PlannedEntry): NewEntry {
  const { operationId, at, actor, action, orderId, orderKey, userKey } = entry;
  const actorId = actor.isOwner ? userId : `flask:${actor.key ?? ''}`;
  const field = (to: string | null) => ({ from: null, to });
  return {
    workspaceId,
    at,
    actorId,
    actorName: actor.name,
    event: {
      action: 'Taken Over',
      changes: {
        takenOverAction: field(action),
        takenOverOrder: field(orderKey),
        takenOverUser: field(userKey),
      },
    },
    orderDbId: null,
    orderId,
    orderVersion: null,
    operationId,
    requestHash: requestHash(actorId, ['takeOver', action, orderKey, orderId, userKey]),
    groupId: null,
  };
}
