import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { appendEntries, lockLog, type NewEntry } from '@/lib/audit-log/append';

/** Writes an entry that the application would not write: from another system, or about things of another workspace. */
export async function forgeEntry(actor: Actor, given: Partial<NewEntry>): Promise<void> {
  const { workspaceId, userId, name } = actor;
  const entry: NewEntry = {
    workspaceId,
    at: new Date(),
    actorId: userId,
    actorName: name,
    event: { action: 'Taken Over', changes: {} },
    orderDbId: null,
    orderId: null,
    orderVersion: null,
    operationId: randomUUID(),
    requestHash: '',
    groupId: null,
    ...given,
  };
  await transaction(async (tx) => appendEntries(tx, await lockLog(tx, workspaceId), [entry]));
}
