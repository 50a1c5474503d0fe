import { Sentence } from '@/components/ui/sentence';
import { isUndoable, type Action } from '@/lib/audit-log/actions';
import * as messages from '@/lib/audit-log/messages';
import { pastOrderPath, undoPath } from '@/lib/audit-log/paths';
import * as shared from '@/lib/messages';

/** `version` is the order's after the entry. */
type OfEntry = { id: string; version: number };

export function PastOrderLink({ id, version, seq }: OfEntry & { seq: number }) {
  return (
    <a href={pastOrderPath(id, version)} className="past">
      <Sentence
        text={messages.asItWasLink}
        parts={{ atEntry: <span className="sr-only">{messages.atEntry(seq)}</span> }}
      />
    </a>
  );
}

/** Nothing for entries that can't be undone. */
export function UndoLink({
  id,
  version,
  action,
  orderId,
}: OfEntry & { action: Action; orderId: string }) {
  if (!isUndoable(action)) return null;
  return (
    <a
      href={undoPath(id, version)}
      aria-label={messages.undoEntry(action, orderId)}
      className="past"
    >
      {shared.undo}
    </a>
  );
}
