import type { Action, Changes } from './actions';
import { actionSchema, changesSchema } from './schema';

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
  /** Gapless from 1 within the workspace. */
  seq: number;
  at: Date;
  actorName: string;
  action: Action;
  orderDbId: string | null;
  orderId: string | null;
  /** The version after this entry. */
  orderVersion: number | null;
  changes: Changes;
  groupId: string | null;
  /** The version whose entry this one undoes. */
  undoes: number | null;
};

/** Throws on anything the application can't have written. */
export function parseEntry<R extends { action: string; changes: string }>(
  row: R,
): Omit<R, 'action' | 'changes'> & { action: Action; changes: Changes } {
  return {
    ...row,
    action: actionSchema.parse(row.action),
    changes: changesSchema.parse(JSON.parse(row.changes)),
  };
}
