import { clsx } from 'clsx';
import { Fragment, type ReactNode } from 'react';
import { Instant } from '@/components/ui/time';
import { TICK } from '@/lib/groups/tick';
import { formatNumber } from '@/lib/numbers';
import type { OrderRow } from '@/lib/orders/list';
import type { Column } from '@/lib/orders/listing';
import type { OrderRights } from '@/lib/orders/rights';
import { ROW_BUTTON, rowButtonValue } from '@/lib/orders/row-button';
import { DeliveryDate } from './delivery-date';
import { mapHref } from './map-link';
import { targetText } from './order-target';
import { STATUS_NAMES } from '@/lib/orders/status-names';

/** A longer Order ID is broken over several lines. */
const LONG_ID = 20;

/** What is the same for every row. */
export type RowContext = {
  columns: readonly Column[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  /** How their couriers are called, by the keys of the orders; none where nobody delivers. */
  couriers?: ReadonlyMap<string, string> | undefined;
  rights: OrderRights;
  newOperationId: () => string;
};

/** What a cell holds, and the class by which the table lays it out. */
const CELLS: Record<
  Column,
  (order: OrderRow, context: RowContext) => [look: string | undefined, content: ReactNode]
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
      <a href={mapHref(recipientAddress)} target="_blank" title={`Map of ${orderId}`} />
    </Fragment>,
  ],
  courier: ({ id }, { couriers }) => ['by', couriers?.get(id)],
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

/** One order: a row on wide screens, a card on narrow ones. All of it leads to the order; its buttons are their own. */
export function TableRow({
  order,
  context,
  changed,
}: {
  order: OrderRow;
  context: RowContext;
  changed: boolean;
}) {
  const { id, orderId, version, status } = order;
  const { rights } = context;
  const target = () => ({ id, orderId, version, operationId: context.newOperationId() });
  const verb = status === 'ONGOING' ? 'markDelivered' : 'reopen';
  const word = status === 'ONGOING' ? 'Mark delivered' : 'Reopen';
  return (
    <tr role="row" className={changed ? 'animate-settle' : undefined}>
      {rights.group ? (
        <td role="cell" className="pick">
          <input type="checkbox" name={TICK} value={id} aria-label={`Select ${orderId}`} />
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
        {verb === 'markDelivered' || rights.reopen.has(id) ? (
          <button
            name={ROW_BUTTON}
            value={rowButtonValue(verb, target())}
            aria-label={`${word} ${orderId}`}
            className={verb === 'markDelivered' ? 'main' : undefined}
          >
            {word}
          </button>
        ) : null}
        {rights.edit ? <a href={`/orders/${id}/edit`} title={`Edit ${orderId}`} /> : null}
        {rights.delete ? (
          <a
            href={`/orders/${id}/delete`}
            title={`Delete ${orderId}`}
            data-ask={targetText(target())}
          />
        ) : null}
      </td>
    </tr>
  );
}
