import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/time';
import { formatNumber } from '@/lib/numbers';
import type { Column } from '@/lib/orders/list/params';
import type { OrderRow } from '@/lib/orders/list/queries';
import { STATUS_NAMES } from '@/lib/orders/status';
import { DeliveryDate } from './delivery-date';
import { mapHref } from './map-link';

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
  courier: string | undefined;
  mayReopen: boolean;
  /** Of the status button and of the deletion. */
  operationIds: [status: string, deletion: string];
};

export type RowContext = {
  columns: readonly Column[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  rights: { group: boolean; edit: boolean; delete: boolean };
};

type OrderColumn = {
  name: string;
  /** For order-table.css. */
  className: string | undefined;
  cell: (order: RowOrder, context: RowContext) => ReactNode;
};

/** Longer Order IDs wrap, in characters. */
const LONG_ID = 20;

export const ORDER_COLUMNS: Record<Column, OrderColumn> = {
  orderId: {
    name: 'Order ID',
    className: 'id',
    cell: ({ id, orderId }) => (
      <a href={`/orders/${id}`} className={orderId.length > LONG_ID ? 'long' : undefined}>
        {orderId}
      </a>
    ),
  },
  status: {
    name: 'Status',
    className: undefined,
    cell: ({ status }) => <span className={status.toLowerCase()}>{STATUS_NAMES[status]}</span>,
  },
  deliveryDate: {
    name: 'Delivery date',
    className: 'date',
    cell: ({ deliveryDate, status }, { today }) => (
      <DeliveryDate date={deliveryDate} status={status} today={today} />
    ),
  },
  recipient: {
    name: 'Recipient',
    className: 'recipient',
    cell: ({ recipientName }) => recipientName,
  },
  address: {
    name: 'Address',
    className: 'address',
    cell: ({ recipientAddress, orderId }) => (
      <>
        {recipientAddress}
        <a href={mapHref(recipientAddress)} target="_blank" aria-label={`Map of ${orderId}`}>
          Map
        </a>
      </>
    ),
  },
  courier: { name: 'Courier', className: 'courier', cell: ({ courier }) => courier },
  sender: { name: 'Sender', className: 'sender', cell: ({ senderName }) => senderName },
  items: {
    name: 'Items',
    className: 'items',
    cell: ({ numberOfItems }) =>
      numberOfItems === 1 ? <span className="one">1</span> : formatNumber(numberOfItems),
  },
  created: {
    name: 'Created',
    className: 'created',
    cell: ({ createdAt }, { timeZone }) => <Instant instant={createdAt} timeZone={timeZone} />,
  },
};
