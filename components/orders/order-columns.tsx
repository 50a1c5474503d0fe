import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/time';
import { map } from '@/lib/messages';
import { formatNumber } from '@/lib/numbers';
import type { Column } from '@/lib/orders/list/params';
import type { RowOrder } from '@/lib/orders/list/rows';
import { mapHref, type NavigationApp } from '@/lib/orders/navigation-apps';
import { describeAttempts } from '@/lib/orders/describe';
import { attempts, mapLinkName } from '@/lib/orders/messages';
import { mailHref, phoneHref } from '@/lib/orders/contact';
import { describeWindow } from '@/lib/orders/time-window';
import { STATUS_NAMES } from '@/lib/orders/status';
import { DeliveryDate } from './delivery-date';

export type RowContext = {
  columns: readonly Column[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  navigationApp: NavigationApp;
  rights: { group: boolean; deliver: boolean; edit: boolean; delete: boolean };
};

type OrderColumn = {
  /** For order-table.css. */
  className: string | undefined;
  cell: (order: RowOrder, context: RowContext) => ReactNode;
};

/** Longer Order IDs wrap, in characters. */
const LONG_ID = 20;

export const ORDER_COLUMNS: Record<Column, OrderColumn> = {
  orderId: {
    className: 'id',
    cell: ({ id, orderId }) => (
      <a href={`/orders/${id}`} className={orderId.length > LONG_ID ? 'long' : undefined}>
        {orderId}
      </a>
    ),
  },
  status: {
    className: undefined,
    cell: ({ status, failed }) => (
      <>
        <span className={status.toLowerCase()}>{STATUS_NAMES[status]}</span>
        {failed > 0 ? <span className="failed">{attempts(failed)}</span> : null}
      </>
    ),
  },
  attempts: {
    className: 'attempts',
    cell: ({ attempts = null, attemptReason = null, attemptedAt = null }, context) =>
      describeAttempts({ attempts, attemptReason, attemptedAt }, context),
  },
  deliveryDate: {
    className: 'date',
    cell: ({ deliveryDate = '', status }, { today }) => (
      <DeliveryDate date={deliveryDate} status={status} today={today} />
    ),
  },
  window: {
    className: 'window',
    cell: ({ timeWindow }) => (timeWindow ? describeWindow(timeWindow) : null),
  },
  recipient: {
    className: 'recipient',
    cell: ({ recipientName }) => recipientName,
  },
  address: {
    className: 'address',
    cell: ({ recipientAddress = '', orderId }, { navigationApp }) => (
      <>
        {recipientAddress}
        <a
          href={mapHref(navigationApp, recipientAddress)}
          target="_blank"
          aria-label={mapLinkName(orderId)}
        >
          {map}
        </a>
      </>
    ),
  },
  phone: {
    className: 'phone',
    cell: ({ recipientPhone }) =>
      recipientPhone ? <a href={phoneHref('tel', recipientPhone)}>{recipientPhone}</a> : null,
  },
  email: {
    className: 'email',
    cell: ({ recipientEmail }) =>
      recipientEmail ? <a href={mailHref(recipientEmail)}>{recipientEmail}</a> : null,
  },
  instructions: { className: 'instructions', cell: ({ instructions }) => instructions },
  courier: { className: 'courier', cell: ({ courier }) => courier },
  sender: { className: 'sender', cell: ({ senderName }) => senderName },
  items: {
    className: 'items',
    cell: ({ numberOfItems = 0 }) =>
      numberOfItems === 1 ? <span className="one">1</span> : formatNumber(numberOfItems),
  },
  reference: { className: 'reference', cell: ({ reference }) => reference },
  created: {
    className: 'created',
    cell: ({ createdAt = 0 }, { timeZone }) => (
      <Instant instant={new Date(createdAt)} timeZone={timeZone} />
    ),
  },
};
