import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { runState } from '@/lib/jobs/progress';
import type { ImportState } from './import';
import { parseFormat, type FileFormat } from './stored';
import { columnMappingSchema, type ColumnMapping } from '@/lib/imports/mapping/mapping';

export const STATE_COLUMNS = {
  receivedAt: true,
  matchedAt: true,
  rows: true,
  judgedTo: true,
  doneTo: true,
} as const;

type StateColumns = {
  receivedAt: Date | null;
  matchedAt: Date | null;
  rows: number;
  judgedTo: number;
  doneTo: number;
};

/** `group` is the bulk action with the import's ID, which exists once the import is applied. */
export function importState(
  { receivedAt, matchedAt, rows, judgedTo, doneTo }: StateColumns,
  group: { cancelledAt: Date | null } | null,
): ImportState {
  if (!receivedAt) return 'receiving';
  if (!matchedAt) return 'mapping';
  if (judgedTo < rows) return 'checking';
  return group ? runState(doneTo === rows, group.cancelledAt) : 'ready';
}

/** Locked for the rest of the transaction. */
export type LockedImport = StateColumns & {
  id: string;
  state: ImportState;
  mapping: ColumnMapping | null;
  format: FileFormat;
  /** Incremented by each change to the mapping or the rows. */
  revision: number;
  counts: string | null;
};

/**
 * Only for its creator: if others applied or ran an import, the log would name the wrong person.
 * @throws Refusal `no-import`, `forbidden`, or `import-moved-on` if its state isn't in `states`
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
  const { matching, format, ...row } = await tx.import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      id: true,
      matching: true,
      format: true,
      revision: true,
      counts: true,
      ...STATE_COLUMNS,
    },
  });
  const group = await tx.bulkAction.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { cancelledAt: true },
  });
  const state = importState(row, group);
  if (states && !states.includes(state)) throw new Refusal('import-moved-on', {});
  return { ...row, state, mapping: parseMapping(matching), format: parseFormat(format) };
}

export function parseMapping(stored: string | null): ColumnMapping | null {
  return stored === null ? null : columnMappingSchema.parse(JSON.parse(stored));
}
