import { describeChanges } from '@/lib/audit-log/describe';
import type { Action, Changes } from '@/lib/audit-log/actions';
import * as messages from '@/lib/audit-log/messages';

/** Longer values, in characters, are collapsed. */
const LONG = 80;

export function ChangeList({ action, changes }: { action: Action; changes: Changes }) {
  const described = describeChanges(changes).filter(({ field }) => field !== 'takenOverAction');
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      {described.map(({ field, name, from, to }) => (
        <div key={field} className="min-w-0 wrap-anywhere">
          <dt className="inline text-muted">{name}: </dt>
          <dd className="inline">
            {from === null ? null : action === 'Deleted' ? (
              <Value text={from} />
            ) : (
              <Old text={from} />
            )}
            {from !== null && to !== null ? (
              <span aria-hidden="true" className="text-muted">
                {' → '}
              </span>
            ) : null}
            {to === null ? null : <Value text={to} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Old({ text }: { text: string }) {
  return (
    <>
      <span className="sr-only">{messages.changedFrom} </span>
      <del className="text-muted">
        <Value text={text} />
      </del>
      <span className="sr-only"> {messages.changedTo}</span>
    </>
  );
}

function Value({ text }: { text: string }) {
  const beginning = [...text].slice(0, LONG).join('');
  if (beginning === text) return <bdi>{text}</bdi>;
  return (
    <details className="group inline">
      <summary className="inline text-accent">
        <bdi className="group-open:hidden">{beginning}…</bdi>
        <span className="hidden group-open:inline">{messages.showLess}</span>
      </summary>
      <span dir="auto" className="block text-left text-ink">
        {text}
      </span>
    </details>
  );
}
