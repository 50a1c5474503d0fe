import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import type { ImportState } from './import';
import { columnMappingSchema, type ColumnMapping } from '@/lib/imports/mapping/mapping';

/** What says how far an import is. */
export const PROGRESS = {
  receivedAt: true,
  matchedAt: true,
  rows: true,
  judgedTo: true,
  doneTo: true,
} as const;

type Progress = {
  receivedAt: Date | null;
  matchedAt: Date | null;
  rows: number;
  judgedTo: number;
  doneTo: number;
};

/** Where an import stands; `group` is that of its id, which it has once it is let loose. */
export function importState(
  { receivedAt, matchedAt, rows, judgedTo, doneTo }: Progress,
  group: { cancelledAt: Date | null } | null,
): ImportState {
  if (!receivedAt) return 'receiving';
  if (!matchedAt) return 'matching';
  if (judgedTo < rows) return 'checking';
  if (!group) return 'ready';
  if (doneTo === rows) return 'done';
  return group.cancelledAt ? 'cancelled' : 'running';
}

/** An import as its verbs see it, locked for the rest of the transaction. */
export type LockedImport = Progress & {
  id: string;
  state: ImportState;
  matching: ColumnMapping | null;
  /** Grows with every decision about it. */
  revision: number;
};

/**
 * An import of the actor's own, locked: the log would tell the wrong name if others let it loose or ran it.
 * @throws Refusal `no-import`, `forbidden`, or `import-moved-on` where it is in none of these states
 */
export async function lockImport(
  tx: Tx,
  actor: Actor,
  { id, states }: { id: string; states?: readonly ImportState[] },
): Promise<LockedImport> {
  if (!may(actor, 'orders.import')) throw new Refusal('forbidden', { permission: 'orders.import' });
  const { workspaceId, userId } = actor;
  // A write that changes nothing takes the lock.
  const { count } = await tx.import.updateMany({
    where: { workspaceId, userId, id },
    data: { rows: { increment: 0 } },
  });
  if (count === 0) throw new Refusal('no-import', {});
  const { matching, ...row } = await tx.import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { id: true, matching: true, revision: true, ...PROGRESS },
  });
  const group = await tx.group.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { cancelledAt: true },
  });
  const state = importState(row, group);
  if (states && !states.includes(state)) throw new Refusal('import-moved-on', {});
  return { ...row, state, matching: parseMapping(matching) };
}

export function parseMapping(stored: string | null): ColumnMapping | null {
  return stored === null ? null : columnMappingSchema.parse(JSON.parse(stored));
}
