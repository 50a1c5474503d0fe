import type { Action } from '@/lib/audit-log/actions';
import { commonChanges } from '@/lib/audit-log/common-changes';
import { shownChanges, takenOverAction, type ShownChange } from '@/lib/audit-log/describe';
import type { LogPage } from './queries';
import type { ListedRow } from './rows';

/** What the page shows of an entry or a group. What a line doesn't have is left out, to keep pages small. */
export type LogLine = {
  seq: number;
  /** ISO 8601. */
  at: string;
  who: string;
  action: Action;
  /** The name of the action in an earlier system. */
  takenOver?: string;
  undoes?: number;
  group?: { id: string; size: number };
  /** The order's key and its version after the entry; an entry of an earlier system has neither. */
  id?: string;
  version?: number;
  orderId?: string;
  isDeleted?: true;
  changes: ShownChange[];
};

/** What new entries can change on the screen. */
export type LogData = {
  /** The newest entry when it was read. */
  seq: number;
  /** Another one means that more than the list changed. */
  mark: string;
  lines: LogLine[];
} & Omit<LogPage, 'lines'>;

export function describeLine(row: ListedRow, timeZone: string): LogLine {
  const { seq, action, changes, undoes, groupId, groupSize } = row;
  const takenOver = takenOverAction(changes);
  const line = {
    seq,
    at: row.at.toISOString(),
    who: row.actorName,
    action,
    ...(takenOver !== null && { takenOver }),
    ...(undoes !== null && { undoes }),
  };
  if (groupId !== null && groupSize !== null) {
    const group = { id: groupId, size: groupSize };
    return { ...line, group, changes: shownChanges(action, commonChanges(row), timeZone) };
  }
  const { orderDbId, orderVersion, orderId, orderExists } = row;
  return {
    ...line,
    ...(orderDbId !== null && { id: orderDbId }),
    ...(orderDbId !== null && !orderExists && { isDeleted: true }),
    ...(orderVersion !== null && { version: orderVersion }),
    ...(orderId !== null && { orderId }),
    changes: shownChanges(action, changes, timeZone),
  };
}
