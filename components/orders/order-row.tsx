import { memo } from 'react';
import type { Steady } from '@/components/ui/steady-list';
import { SELECTED_FIELD } from '@/lib/bulk/form-fields';
import * as messages from '@/lib/orders/list/messages';
import { couldntDeliverName, rowActionButtons } from '@/lib/orders/messages';
import { ROW_BUTTON, rowButtonValue, targetText, type RowAction } from '@/lib/orders/order-target';
import type { RowOrder } from '@/lib/orders/list/rows';
import { ORDER_COLUMNS, type RowContext } from './order-columns';

/** The label of a row that has left the list. `done` is what the user did to it here, if known. */
export function goneRowLabel(done: RowAction | undefined): string {
  return done ? messages.rowActionsDone[done] : messages.noLongerListed;
}

/** A row on wide screens, a card on narrow ones. */
export const TableRow = memo(function TableRow({
  order,
  context,
  isChanged,
  wasChanged,
}: {
  order: Steady<RowOrder>;
  context: RowContext;
  /** Just changed: the row is tinted. */
  isChanged: boolean;
  /** Changed by its button on this page. */
  wasChanged: boolean;
}) {
  const { id, orderId, version, status, isGone } = order;
  const { rights } = context;
  const verb: RowAction = status === 'ONGOING' ? 'markDelivered' : 'reopen';
  const label = isGone ? goneRowLabel(wasChanged ? verb : undefined) : rowActionButtons[verb];
  return (
    <tr
      role="row"
      data-gone={isGone ? '' : undefined}
      className={isChanged ? 'animate-settle' : undefined}
    >
      {rights.group ? (
        <td role="cell" className="select">
          <input
            type="checkbox"
            name={SELECTED_FIELD}
            value={id}
            disabled={isGone}
            aria-label={messages.selectName(orderId)}
          />
        </td>
      ) : null}
      {context.columns.map((column) => {
        const { className, cell } = ORDER_COLUMNS[column];
        return (
          <td key={column} role="cell" className={className}>
            {cell(order, context)}
          </td>
        );
      })}
      <td role="cell" className="actions">
        {verb === 'markDelivered' || order.mayReopen ? (
          // Stays the same element, to keep the focus.
          <button
            key="press"
            type={isGone ? 'button' : undefined}
            name={isGone ? undefined : ROW_BUTTON}
            value={isGone ? undefined : rowButtonValue(verb, { id, orderId, version })}
            aria-disabled={isGone || undefined}
            aria-label={`${label} ${orderId}`}
            className={verb === 'markDelivered' ? 'primary' : undefined}
          >
            {label}
          </button>
        ) : null}
        {rights.deliver && status === 'ONGOING' && !isGone ? (
          <a
            href={`/orders/${id}/attempt`}
            title={couldntDeliverName(orderId)}
            data-attempt={targetText({ id, orderId, version })}
          />
        ) : null}
        {rights.edit && !isGone ? (
          <a href={`/orders/${id}/edit`} title={messages.editName(orderId)} />
        ) : null}
        {rights.delete && !isGone ? (
          <a
            href={`/orders/${id}/delete`}
            title={messages.deleteName(orderId)}
            data-ask={targetText({ id, orderId, version })}
          />
        ) : null}
      </td>
    </tr>
  );
});
