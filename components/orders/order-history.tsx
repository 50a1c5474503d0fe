import { ActionWord } from '@/components/audit-log/action-word';
import { ChangeList } from '@/components/audit-log/change-list';
import { PastOrderLink } from '@/components/audit-log/entry-links';
import { Sentence } from '@/components/ui/sentence';
import { isUndoable, type Changes } from '@/lib/audit-log/actions';
import { undoPath } from '@/lib/audit-log/paths';
import { Age } from '@/components/ui/time';
import { takenOverAction } from '@/lib/audit-log/describe';
import type { LogEntry } from '@/lib/audit-log/entry';
import { undo } from '@/lib/messages';
import * as messages from '@/lib/orders/changes/messages';

/** Newest first. Entries imported from another system come last and can't be undone. */
export function OrderHistory({
  entries,
  now,
  timeZone,
}: {
  entries: LogEntry[];
  now: Date;
  timeZone: string;
}) {
  return (
    <ol className="ml-1.5 space-y-5 border-l border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pl-5 print:break-inside-avoid">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[5px] size-[9px] rounded-full border-2 border-accent bg-page"
          />
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <ActionWord
              action={entry.action}
              undoes={entry.undoes}
              takenOver={takenOverAction(entry.changes)}
            />
            <span className="text-muted">
              <Sentence
                text={messages.byline}
                parts={{
                  name: <bdi>{entry.actorName}</bdi>,
                  time: <Age instant={entry.at} now={now} timeZone={timeZone} />,
                }}
              />
            </span>
          </p>
          <div className="mt-1">
            <NoteText note={entry.changes.note} />
            <ChangeList
              action={entry.action}
              changes={withoutNote(entry.changes)}
              timeZone={timeZone}
            />
            <span className="flex flex-wrap gap-x-4">
              <EntryLinks entry={entry} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function NoteText({ note }: { note: Changes['note'] }) {
  if (!note) return null;
  return (
    <p className="text-sm wrap-anywhere whitespace-pre-line">
      <bdi>{note.to}</bdi>
    </p>
  );
}

function withoutNote({ note: _note, ...changes }: Changes): Changes {
  return changes;
}

function EntryLinks({ entry: { seq, action, orderDbId, orderVersion } }: { entry: LogEntry }) {
  if (orderDbId === null || orderVersion === null) return null;
  return (
    <>
      <PastOrderLink id={orderDbId} version={orderVersion} seq={seq} />
      {isUndoable(action) ? (
        <a
          href={undoPath(orderDbId, orderVersion)}
          aria-label={messages.undoName(action, orderVersion)}
          className="past"
        >
          {undo}
        </a>
      ) : null}
    </>
  );
}
