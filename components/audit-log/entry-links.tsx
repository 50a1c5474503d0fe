import { Sentence } from '@/components/ui/sentence';
import type { LogEntry } from '@/lib/audit-log/entry';
import * as messages from '@/lib/audit-log/messages';
import { pastOrderPath, undoPath } from '@/lib/audit-log/paths';
import * as shared from '@/lib/messages';

/** Set once on the container of the links below, to keep rows small. */
export const ENTRY_LINKS_LOOK =
  '[&_.past]:inline-flex [&_.past]:items-center [&_.past]:gap-1 [&_.past]:text-sm [&_.past]:whitespace-nowrap [&_.past]:text-muted [&_.past]:hover:text-ink [&_.past]:hover:underline pointer-coarse:[&_.past]:min-h-11 print:[&_.past]:hidden';

export function PastOrderLink({ entry }: { entry: LogEntry }) {
  const { orderDbId, orderVersion, seq } = entry;
  if (orderDbId === null || orderVersion === null) return null;
  return (
    <a href={pastOrderPath(orderDbId, orderVersion)} className="past">
      <Sentence
        text={messages.asItWasLink}
        parts={{ atEntry: <span className="sr-only">{messages.atEntry(seq)}</span> }}
      />
    </a>
  );
}

export function UndoLink({ entry }: { entry: LogEntry }) {
  const { orderDbId, orderId, orderVersion, action } = entry;
  if (orderDbId === null || orderVersion === null) return null;
  return (
    <a
      href={undoPath(orderDbId, orderVersion)}
      aria-label={messages.undoEntry(action, orderId ?? '')}
      className="past"
    >
      {shared.undo}
    </a>
  );
}
