import { ChangeList } from '@/components/audit-log/change-list';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { changesFromImport } from '@/lib/imports/row-outcome';
import { refusalText } from '@/lib/imports/messages';
import { formatNumber } from '@/lib/numbers';
import { FixCells } from './fix-cells';
import { ProblemList } from './problem-list';
import { RowOutcomeChip } from './verdict-chip';

/** What is the same for every order that is shown. */
export type OutcomeContext = {
  /** Whether the import is through. */
  isDone: boolean;
  /** Whether cells may be mended here. */
  isMendable: boolean;
  /** The columns of the file, by name. */
  names: readonly string[];
  /** Those that say something about an order, counted from 0. */
  shown: readonly number[];
};

/** An order of the file: where it stands there, and what becomes of it. */
export function OutcomeRow({ order, context }: { order: ListedOrder; context: OutcomeContext }) {
  const { line, orderId, orderDbId, verdict, refusal } = order;
  return (
    <tr role="row">
      <td role="cell" className="text-muted tabular-nums">
        <span className="md:sr-only print:sr-only">Line </span>
        {formatNumber(line)}
      </td>
      <td role="cell" className="font-medium wrap-anywhere tabular-nums md:min-w-28">
        <OrderKey {...{ orderId, orderDbId }} />
      </td>
      <td role="cell">
        <RowOutcomeChip {...{ verdict, refusal }} isDone={context.isDone} />
      </td>
      <td role="cell" className="what">
        <RowResult {...{ order, context }} />
      </td>
    </tr>
  );
}

function OrderKey({ orderId, orderDbId }: Pick<ListedOrder, 'orderId' | 'orderDbId'>) {
  if (orderId === null) return <span className="font-normal text-muted">No Order ID</span>;
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
  order: { verdict, refusal, order, changes, problems, notes, rows },
  context: { isMendable, names, shown },
}: {
  order: ListedOrder;
  context: OutcomeContext;
}) {
  const differs = Object.keys(changes).length > 0;
  // What is about no cell cannot be mended in one.
  const listed = isMendable ? problems.filter(({ column }) => column === null) : problems;
  return (
    <div className="min-w-0 space-y-1.5">
      {refusal ? <p>{refusalText(refusal)}</p> : null}
      {verdict === 'conflict' ? (
        <p className="text-muted">Changed here since; the file says something else:</p>
      ) : null}
      {differs ? (
        <ChangeList action="Edited" changes={changes} />
      ) : order ? (
        <ChangeList action="Imported" changes={changesFromImport(order)} />
      ) : null}
      <ProblemList problems={listed} />
      {isMendable && rows.length > 0 ? <FixCells {...{ rows, problems, names, shown }} /> : null}
      {notes.map((note) => (
        <p key={note} className="text-sm text-muted">
          {note}
        </p>
      ))}
    </div>
  );
}
