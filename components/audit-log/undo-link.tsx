import type { LogEntry } from '@/lib/audit-log/entry';
import { pastOrderPath } from './past-order-link';

export function undoPath(id: string, version: number): string {
  return `${pastOrderPath(id, version)}/undo`;
}

/** Its container needs {@link PAST_LINKS_LOOK}. */
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
