import type { LogEntry } from '@/lib/audit-log/entry';
import { pastOrderPath } from './past-order-link';

/** Where the entry that made `version` of an order is taken back. */
export function undoPath(id: string, version: number): string {
  return `${pastOrderPath(id, version)}/undo`;
}

/** Leads from an entry to where it is taken back, for who may. What holds it has the look of links to the past. */
export function UndoLink({ entry }: { entry: LogEntry }) {
  const { orderDbId, orderId, orderVersion, action } = entry;
  if (orderDbId === null || orderVersion === null) return null;
  return (
    <a
      href={undoPath(orderDbId, orderVersion)}
      aria-label={`Undo: ${action} ${orderId}`}
      className="past"
    >
      Undo
    </a>
  );
}
