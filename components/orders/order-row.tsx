import { clsx } from 'clsx';
import { Fragment, memo, type ReactNode } from 'react';
import type { Steady } from '@/components/ui/steady-list';
import { Instant } from '@/components/ui/time';
import { SELECTED_FIELD } from '@/lib/bulk/form-fields';
import { formatNumber } from '@/lib/numbers';
import type { OrderRow } from '@/lib/orders/list/queries';
import type { Column } from '@/lib/orders/list/params';
import { ROW_BUTTON, rowButtonValue, type RowAction } from '@/lib/orders/order-target';
import { STATUS_NAMES } from '@/lib/orders/status';
import { DeliveryDate } from './delivery-date';
import { mapHref } from './map-link';
import { targetText } from '@/lib/orders/order-target';

/** A longer Order ID is broken over several lines. */
const LONG_ID = 20;

/** An order as its row shows it. */
export type RowOrder = Pick<
  OrderRow,
  | 'id'
  | 'orderId'
  | 'version'
  | 'status'
  | 'deliveryDate'
  | 'recipientName'
  | 'recipientAddress'
  | 'senderName'
  | 'numberOfItems'
  | 'createdAt'
> & {
  /** What its courier is called. */
  courier: string | undefined;
  mayReopen: boolean;
  /** For what its button does, and for its deletion. */
  operationIds: [press: string, deletion: string];
};

/** What is the same for every row. */
export type RowContext = {
  columns: readonly Column[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  rights: { group: boolean; edit: boolean; delete: boolean };
};

/** What a cell holds, and the class by which the table lays it out. */
const CELLS: Record<
  Column,
  (order: RowOrder, context: RowContext) => [look: string | undefined, content: ReactNode]
> = {
  orderId: ({ id, orderId }) => [
    'id',
    <a key="link" href={`/orders/${id}`} className={orderId.length > LONG_ID ? 'long' : undefined}>
      {orderId}
    </a>,
  ],
  status: ({ status }) => [
    undefined,
    <span key="chip" className={status === 'ONGOING' ? 'chip on' : 'chip'}>
      {STATUS_NAMES[status]}
    </span>,
  ],
  deliveryDate: ({ deliveryDate, status }, { today }) => [
    'due',
    <DeliveryDate key="date" date={deliveryDate} status={status} today={today} />,
  ],
  recipient: ({ recipientName }) => ['to', recipientName],
  address: ({ recipientAddress, orderId }) => [
    'where',
    <Fragment key="address">
      {recipientAddress}
      <a href={mapHref(recipientAddress)} target="_blank" aria-label={`Map of ${orderId}`}>
        Map
      </a>
    </Fragment>,
  ],
  courier: ({ courier }) => ['by', courier],
  sender: ({ senderName }) => ['from', senderName],
  items: ({ numberOfItems }) => [
    clsx('items', numberOfItems === 1 && 'one'),
    formatNumber(numberOfItems),
  ],
  created: ({ createdAt }, { timeZone }) => [
    'made',
    <Instant key="time" instant={createdAt} timeZone={timeZone} />,
  ],
};

const VERBS: Record<RowAction, { button: string; done: string }> = {
  markDelivered: { button: 'Mark delivered', done: 'Marked delivered' },
  reopen: { button: 'Reopen', done: 'Reopened' },
};

/** The label of a row that has left the list: what was done to it here, if that is known. */
export function goneRowLabel(done: RowAction | undefined): string {
  return done ? VERBS[done].done : 'No longer in this list';
}

/** One order: a row on wide screens, a card on narrow ones. */
export const TableRow = memo(function TableRow({
  order,
  context,
  isChanged,
  wasChanged,
}: {
  order: Steady<RowOrder>;
  context: RowContext;
  /** It has just been changed, and is tinted. */
  isChanged: boolean;
  /** Whether its button has worked, here. */
  wasChanged: boolean;
}) {
  const { id, orderId, version, status, isGone } = order;
  const { rights } = context;
  const [operationId, deletionId] = order.operationIds;
  const verb: RowAction = status === 'ONGOING' ? 'markDelivered' : 'reopen';
  const label = isGone ? goneRowLabel(wasChanged ? verb : undefined) : VERBS[verb].button;
  return (
    <tr
      role="row"
      data-gone={isGone ? '' : undefined}
      className={isChanged ? 'animate-settle' : undefined}
    >
      {rights.group ? (
        <td role="cell" className="pick">
          <input
            type="checkbox"
            name={SELECTED_FIELD}
            value={id}
            disabled={isGone}
            aria-label={`Select ${orderId}`}
          />
        </td>
      ) : null}
      {context.columns.map((column) => {
        const [look, content] = CELLS[column](order, context);
        return (
          <td key={column} role="cell" className={look}>
            {content}
          </td>
        );
      })}
      <td role="cell" className="do">
        {verb === 'markDelivered' || order.mayReopen ? (
          // The same element, so that it keeps the focus.
          <button
            key="press"
            type={isGone ? 'button' : 'submit'}
            name={isGone ? undefined : ROW_BUTTON}
            value={isGone ? undefined : rowButtonValue(verb, { id, orderId, version, operationId })}
            aria-disabled={isGone || undefined}
            aria-label={`${label} ${orderId}`}
            className={verb === 'markDelivered' ? 'main' : undefined}
          >
            {label}
          </button>
        ) : null}
        {rights.edit && !isGone ? (
          <a href={`/orders/${id}/edit`} title={`Edit ${orderId}`} />
        ) : null}
        {rights.delete && !isGone ? (
          <a
            href={`/orders/${id}/delete`}
            title={`Delete ${orderId}`}
            data-ask={targetText({ id, orderId, version, operationId: deletionId })}
          />
        ) : null}
      </td>
    </tr>
  );
});
