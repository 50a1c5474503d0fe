import { ActionWord } from '@/components/audit-log/action-word';
import { ChangeList } from '@/components/audit-log/change-list';
import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import { describeEntry } from '@/lib/audit-log/describe';
import * as messages from '@/lib/orders/changes/messages';
import type { UndoPreview } from '@/lib/orders/changes/undo-preview';

export function UndoneEntry({
  entry,
  since,
  timeZone,
}: Pick<UndoPreview, 'entry' | 'since'> & { timeZone: string }) {
  return (
    <>
      <section aria-label={messages.changeToUndo}>
        <p className="mb-1 flex flex-wrap items-baseline gap-x-2 break-words">
          <ActionWord action={entry.action} />
          <span className="text-muted">
            <Sentence
              text={messages.byline}
              parts={{
                name: <bdi>{entry.actorName}</bdi>,
                time: <Instant instant={entry.at} timeZone={timeZone} />,
              }}
            />
          </span>
        </p>
        <ChangeList action={entry.action} changes={entry.changes} timeZone={timeZone} />
      </section>
      {since.length > 0 ? (
        <section aria-labelledby="since">
          <h2 id="since" className="mb-1 font-semibold">
            {messages.changesSinceHeading}
          </h2>
          <ul className="space-y-0.5 text-sm">
            {since.map((later) => (
              <li key={later.id} className="wrap-anywhere">
                {describeEntry(later)}{' '}
                <span className="text-muted">
                  <Instant instant={later.at} timeZone={timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
