import { ShownChanges } from '@/components/audit-log/shown-changes';
import { Icon } from '@/components/ui/icon';
import type { CancelledChoice } from '@/lib/imports/mapping/mapping';
import type { OutcomeLine, ShownDispute } from '@/lib/imports/describe';
import * as messages from '@/lib/imports/messages';
import { formatNumber } from '@/lib/numbers';
import { FixCells } from './fix-cells';

export function OutcomeRow({
  order,
  isDone,
  cancelled,
  names,
}: {
  order: OutcomeLine;
  /** Whether the import is complete. */
  isDone: boolean;
  cancelled: CancelledChoice;
  /** Column names. */
  names: readonly string[];
}) {
  const {
    line,
    outcome,
    refusal,
    changes,
    disputes = [],
    problems = [],
    rows = [],
    notes = [],
  } = order;
  const isRefused = refusal !== undefined;
  return (
    <tr role="row">
      <td role="cell" className="line">
        <span>{messages.lineLabel} </span>
        {formatNumber(line)}
      </td>
      <td role="cell" className="order">
        <OrderKey order={order} />
      </td>
      <td role="cell" className="outcome">
        <span className={`chip ${isRefused ? 'conflict' : outcome}`}>
          {messages.rowOutcomeName({
            outcome,
            isRefused,
            isDone,
            isChanged: changes !== undefined,
            cancelled,
          })}
        </span>
      </td>
      <td role="cell" className="what">
        <div>
          {isRefused ? <p>{refusal}</p> : null}
          {changes ? <ShownChanges changes={changes} /> : null}
          {disputes.map((dispute) => (
            <Dispute key={dispute.name} dispute={dispute} />
          ))}
          {problems.length > 0 ? (
            <ul className="problems">
              {problems.map(({ place, text }, index) => (
                <li key={index}>
                  <Icon name="alert" />
                  <span>
                    <span>{place}</span> {text}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          {rows.length > 0 ? <FixCells {...{ rows, names }} /> : null}
          {notes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
        </div>
      </td>
    </tr>
  );
}

function Dispute({ dispute: { name, here, file, imported } }: { dispute: ShownDispute }) {
  const values = [
    [messages.valueHere, here],
    [messages.valueInFile, file],
    ...(imported === undefined ? [] : [[messages.valueImported, imported]]),
  ] as const;
  return (
    <div className="text-sm">
      <p className="text-muted">{name}</p>
      <dl className="flex flex-wrap gap-x-4">
        {values.map(([label, value]) => (
          <div key={label} className="flex gap-1.5 wrap-anywhere">
            <dt className="shrink-0 text-muted">{label}:</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function OrderKey({ order: { orderId, id } }: { order: OutcomeLine }) {
  if (orderId === undefined) return <span>{messages.noOrderId}</span>;
  const name = <bdi>{orderId}</bdi>;
  return id === undefined ? name : <a href={`/orders/${id}`}>{name}</a>;
}
