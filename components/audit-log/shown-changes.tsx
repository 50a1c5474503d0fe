import type { ShownChange } from '@/lib/audit-log/describe';
import * as messages from '@/lib/audit-log/messages';

/** Longer values, in characters, are collapsed. */
const LONG = 80;

export function ShownChanges({ changes }: { changes: readonly ShownChange[] }) {
  return (
    <dl className="change-list">
      {changes.map(([name, to, from]) => (
        <div key={name}>
          <dt>{name}: </dt>
          <dd>
            {from === undefined ? null : <Old text={from} />}
            {from === undefined || to === null ? null : <span aria-hidden="true">{' → '}</span>}
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
      <del>
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
