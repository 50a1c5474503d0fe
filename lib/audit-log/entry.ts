import { actionSchema, changesSchema, type Action, type Changes } from './actions';

/** The columns that an entry is shown from. */
export const ENTRY_FIELDS = {
  id: true,
  seq: true,
  at: true,
  actorName: true,
  action: true,
  orderDbId: true,
  orderId: true,
  orderVersion: true,
  changes: true,
  groupId: true,
  undoes: true,
} as const;

export type LogEntry = {
  id: string;
  /** 1, 2, 3 … within the workspace. */
  seq: number;
  at: Date;
  actorName: string;
  action: Action;
  orderDbId: string | null;
  orderId: string | null;
  /** The version that the order has after this entry. */
  orderVersion: number | null;
  changes: Changes;
  /** The group that the entry belongs to, where many orders were acted on at once. */
  groupId: string | null;
  /** The version of the order whose entry this one takes back, where it is an undo. */
  undoes: number | null;
};

/** The row of an entry with what it tells understood. Throws on what the application cannot have written. */
export function parseEntry<R extends { action: string; changes: string }>(
  row: R,
): Omit<R, 'action' | 'changes'> & { action: Action; changes: Changes } {
  return {
    ...row,
    action: actionSchema.parse(row.action),
    changes: changesSchema.parse(JSON.parse(row.changes)),
  };
}
