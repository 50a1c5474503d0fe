import { ChangeList } from '@/components/audit-log/change-list';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { changesFromImport } from '@/lib/imports/row-outcome';
import * as messages from '@/lib/imports/messages';
import { formatNumber } from '@/lib/numbers';
import { FixCells } from './fix-cells';
import { ProblemList } from './problem-list';
import { RowOutcomeChip } from './row-outcome-chip';

export type OutcomeContext = {
  /** Whether the import is complete. */
  isDone: boolean;
  /** Whether the user may fix cells. */
  isFixable: boolean;
  /** Column names. */
  names: readonly string[];
  /** Indexes of the mapped columns. */
  shown: readonly number[];
};

export function OutcomeRow({ order, context }: { order: ListedOrder; context: OutcomeContext }) {
  const { line, orderId, orderDbId, outcome, refusal } = order;
  return (
    <tr role="row">
      <td role="cell" className="text-muted tabular-nums">
        <span className="md:sr-only print:sr-only">{messages.lineLabel} </span>
        {formatNumber(line)}
      </td>
      <td role="cell" className="font-medium wrap-anywhere tabular-nums md:min-w-28">
        <OrderKey {...{ orderId, orderDbId }} />
      </td>
      <td role="cell">
        <RowOutcomeChip {...{ outcome, refusal }} isDone={context.isDone} />
      </td>
      <td role="cell" className="what">
        <RowResult {...{ order, context }} />
      </td>
    </tr>
  );
}

function OrderKey({ orderId, orderDbId }: Pick<ListedOrder, 'orderId' | 'orderDbId'>) {
  if (orderId === null) return <span className="font-normal text-muted">{messages.noOrderId}</span>;
  if (!orderDbId) return <bdi>{orderId}</bdi>;
  return (
    <a
      href={`/orders/${orderDbId}`}
      className="-my-1 inline-block py-1 text-accent hover:underline"
    >
      <bdi>{orderId}</bdi>
    </a>
  );
}

function RowResult({
  order: { outcome, refusal, order, changes, problems, notes, rows },
  context: { isFixable, names, shown },
}: {
  order: ListedOrder;
  context: OutcomeContext;
}) {
  const differs = Object.keys(changes).length > 0;
  // Only problems with a cell can be fixed in one.
  const listed = isFixable ? problems.filter(({ column }) => column === null) : problems;
  return (
    <div className="min-w-0 space-y-1.5">
      {refusal ? <p>{messages.refusalText(refusal)}</p> : null}
      {outcome === 'conflict' ? <p className="text-muted">{messages.conflictNote}</p> : null}
      {differs ? (
        <ChangeList action="Edited" changes={changes} />
      ) : order ? (
        <ChangeList action="Imported" changes={changesFromImport(order)} />
      ) : null}
      <ProblemList problems={listed} />
      {isFixable && rows.length > 0 ? <FixCells {...{ rows, problems, names, shown }} /> : null}
      {notes.map((note) => (
        <p key={note} className="text-sm text-muted">
          {note}
        </p>
      ))}
    </div>
  );
}
